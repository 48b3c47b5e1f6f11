package ai.memories.junit;

/** What a request gets that is made again in the same test. */
public enum Repeats {
  /** The same answer: one recording, one paid call. */
  SAME,
  /** The next answer: a recording for each time, in the order of the calls. */
  SEQUENCE
}
