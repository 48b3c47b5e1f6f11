package ai.memories.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a page of the documentation, in their order. Immutable. */
record GuidePage(List<Block> blocks) {
  private static final Path DOCS = Path.of("../docs");
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

  /** A block and the language it says it is in. */
  record Block(String language, String text) {}

  GuidePage {
    blocks = List.copyOf(blocks);
  }

  static GuidePage read(String name) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = FENCE.matcher(Files.readString(DOCS.resolve(name)));
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    return new GuidePage(blocks);
  }

  /** All blocks of a language that have this text, in their order. */
  List<String> blocks(String language, String having) {
    return blocks.stream()
        .filter(block -> block.language().equals(language) && block.text().contains(having))
        .map(Block::text)
        .toList();
  }

  /** The only one. */
  String block(String language, String having) {
    List<String> found = blocks(language, having);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " blocks of " + language + " have " + having);
    }
    return found.get(0);
  }
}
