package ai.memories.junit;

/** Says, when a call is made, on whose behalf it is. */
@FunctionalInterface
interface CurrentAsker {
  Asker get();
}
