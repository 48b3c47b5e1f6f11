package ai.memories.evaluation.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A part of the page that is kept as a file of its own: script, style, fixed markup.
 *
 * @param text as it goes into the page
 */
record PageResource(String text) {

  /** Reads one with LF line ends, as a browser hashes it, whatever a checkout made of them. */
  static PageResource read(String name) throws IOException {
    try (InputStream in = PageResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing in the jar of memories-evaluation");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PageResource(text.replace("\r\n", "\n"));
    }
  }

  /** How a Content-Security-Policy names this text and no other. */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
