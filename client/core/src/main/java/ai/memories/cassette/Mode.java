package ai.memories.cassette;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether answers come from recordings or from the service.
 *
 * <pre>{@code
 * Mode.parse("record-missing").callsOut(); // true
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Mode {
  /** From recordings only; no socket is ever opened and a miss fails. */
  REPLAY,
  /** From recordings, and from the service what is not recorded yet. */
  RECORD_MISSING,
  /** All from the service, and recorded anew. */
  RECORD,
  /** All from the service; no recording is read or written. */
  LIVE;

  /** The name a user types, such as {@code record-missing}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a call may reach the service. */
  public boolean callsOut() {
    return this != REPLAY;
  }

  /** Whether an answer of the service is kept. */
  public boolean records() {
    return this == RECORD || this == RECORD_MISSING;
  }

  /**
   * Reads what a user typed.
   *
   * @throws IllegalArgumentException that names all modes
   */
  public static Mode parse(String label) {
    return Arrays.stream(values())
        .filter(mode -> mode.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mode \""
                        + label
                        + "\" is none of "
                        + Arrays.stream(values())
                            .map(Mode::label)
                            .collect(Collectors.joining(", "))));
  }

  /** The label. */
  @Override
  public String toString() {
    return label();
  }
}
