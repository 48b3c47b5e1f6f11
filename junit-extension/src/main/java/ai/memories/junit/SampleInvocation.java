package ai.memories.junit;

import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One run of a method that is the test itself. */
record SampleInvocation(Sample sample) implements TestTemplateInvocationContext {

  @Override
  public String getDisplayName(int invocationIndex) {
    return sample.toString();
  }
}
