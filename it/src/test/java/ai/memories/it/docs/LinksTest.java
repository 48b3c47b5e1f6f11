package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page is where another says it is, and every page is found from the map. */
class LinksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCS = ROOT.resolve("docs");
  private static final Pattern FENCE =
      Pattern.compile("^ *```.*?^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#{1,6} (.*)$", Pattern.MULTILINE);
  private static final long MAX_PICTURE_BYTES = 200_000;

  /** A link, and the page it stands on. */
  private record Link(Path page, boolean picture, String text, String target) {
    boolean local() {
      return !target.contains("://") && !target.startsWith("mailto:");
    }

    Path file() {
      String path = target.replaceFirst("#.*", "");
      return path.isEmpty() ? page : page.resolveSibling(URI.create(path).getPath()).normalize();
    }

    String anchor() {
      return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
    }

    @Override
    public String toString() {
      return ROOT.relativize(page) + " -> " + target;
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DOCS)) {
      List<Path> pages =
          new ArrayList<>(
              files
                  .filter(file -> file.toString().endsWith(".md"))
                  .filter(file -> !DOCS.relativize(file).toString().contains("target"))
                  .sorted()
                  .toList());
      pages.add(ROOT.resolve("README.md"));
      return pages;
    }
  }

  private static List<Link> links() throws IOException {
    List<Link> links = new ArrayList<>();
    for (Path page : pages()) {
      for (MatchResult found : LINK.matcher(prose(page)).results().toList()) {
        links.add(new Link(page, found.group(1).equals("!"), found.group(2), found.group(3)));
      }
    }
    return links.stream().filter(Link::local).toList();
  }

  private static String prose(Path page) throws IOException {
    return FENCE.matcher(Files.readString(page)).replaceAll("");
  }

  /** The anchors GitHub and GitLab give to the headings of a page. */
  private static Set<String> anchors(Path page) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    for (MatchResult heading : HEADING.matcher(prose(page)).results().toList()) {
      String slug =
          heading
              .group(1)
              .strip()
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
              .replace(' ', '-');
      int times = seen.merge(slug, 1, Integer::sum);
      anchors.add(times == 1 ? slug : slug + "-" + (times - 1));
    }
    return anchors;
  }

  @Test
  void aLink_leadsToAFileThatIsThere() throws Exception {
    assertThat(links()).hasSizeGreaterThan(80).allMatch(link -> Files.exists(link.file()));
  }

  @Test
  void anAnchor_isAHeadingOfItsPage() throws Exception {
    for (Link link : links()) {
      if (!link.anchor().isEmpty()) {
        assertThat(anchors(link.file())).as(link.toString()).contains(link.anchor());
      }
    }
  }

  @Test
  void aPicture_saysWhatItShows_andIsSmall() throws Exception {
    for (Link link : links()) {
      if (link.picture()) {
        assertThat(link.text()).as(link.toString()).hasSizeGreaterThan(20);
        assertThat(Files.size(link.file())).as(link.toString()).isLessThan(MAX_PICTURE_BYTES);
      }
    }
  }

  @Test
  void everyPage_isFoundFromTheMap() throws Exception {
    Set<Path> found = new HashSet<>();
    List<Link> links = links();
    List<Path> open = new ArrayList<>(List.of(DOCS.resolve("README.md")));
    while (!open.isEmpty()) {
      Path page = open.remove(0);
      if (found.add(page)) {
        links.stream().filter(link -> link.page().equals(page)).forEach(l -> open.add(l.file()));
      }
    }

    assertThat(found).containsAll(pages());
  }
}
