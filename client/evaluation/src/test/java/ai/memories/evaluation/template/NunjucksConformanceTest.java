package ai.memories.evaluation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real Nunjucks 3.2.4 rendered is rendered here, or refused and listed. */
class NunjucksConformanceTest {
  private static final Path PAGE = Path.of("../../docs/reference/templates.md");
  private static final Vars VARS = Corpus.vars();
  private static final Templates TEMPLATES = new Templates();

  static List<Corpus.Case> conformance() {
    return Corpus.cases("conformance.json");
  }

  static List<Corpus.Case> nunjucks() {
    return Corpus.cases("nunjucks.json");
  }

  @ParameterizedTest
  @MethodSource("conformance")
  void templateOfTheConformanceSetRendersTheSameOrIsListedAndRefused(Corpus.Case one)
      throws IOException {
    if (listed().contains(one.id())) {
      assertThatExceptionOfType(TemplateException.class)
          .isThrownBy(() -> render(one))
          .satisfies(e -> assertThat(e.detail()).containsPattern("write|make"));
    } else {
      assertThat(render(one)).isEqualTo(one.output());
    }
  }

  @ParameterizedTest
  @MethodSource("nunjucks")
  void templateOfOurOwnRendersAsInNunjucks(Corpus.Case one) {
    assertThat(render(one)).isEqualTo(one.output());
  }

  @Test
  void pageListsNoMoreThanFifteenTemplatesAndNoneThatDoesNotExist() throws IOException {
    assertThat(conformance()).hasSize(54);
    assertThat(listed()).hasSizeLessThanOrEqualTo(15);
    assertThat(conformance()).extracting(Corpus.Case::id).containsAll(listed());
  }

  @Test
  void pageNamesEveryFilterAndTest() throws IOException {
    assertThat(Files.readString(PAGE)).contains(backticked(Filters.names()));
    assertThat(Files.readString(PAGE)).contains(backticked(IsTest.names()));
  }

  private static Set<String> backticked(Set<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.toSet());
  }

  private static String render(Corpus.Case one) {
    return TEMPLATES.compile(one.template(), one.id()).render(VARS);
  }

  private static Set<String> listed() throws IOException {
    Stream<MatchResult> ids = Pattern.compile("nj-\\d+").matcher(Files.readString(PAGE)).results();
    return ids.map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
  }
}
