package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No library without a reason that somebody has written down. */
class DependenciesTest {
  private static final Pattern MANAGED =
      Pattern.compile(
          "<groupId>([\\w.]+)</groupId>\\s*<artifactId>([\\w-]+)</artifactId>\\s*<version>");

  @Test
  void everyLibrary_hasItsLineAmongTheDecisions() throws Exception {
    String pom = Files.readString(Path.of("../pom.xml"));
    String managed = pom.substring(0, pom.indexOf("</dependencyManagement>"));
    String decision = Files.readString(Path.of("../docs/adr/0002-dependencies.md"));

    List<String> libraries =
        MANAGED
            .matcher(managed)
            .results()
            .filter(found -> !found.group(1).equals("ai.memories"))
            .map(found -> found.group(2))
            .filter(artifact -> !artifact.endsWith("-bom"))
            .toList();

    assertThat(libraries)
        .hasSizeGreaterThan(15)
        .allMatch(library -> decision.contains("`" + library + "`"));
  }
}
