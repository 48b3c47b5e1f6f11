package ai.memories.evaluation.suite;

import ai.memories.client.Role;
import ai.memories.evaluation.template.Template;

/**
 * One message of a prompt, before its variables are filled in.
 *
 * @param role who speaks
 * @param text what is said
 * @param place where the template stands
 */
record PromptMessage(Role role, Template text, TextPlace place) {

  /** What is said of a test. */
  String render(TestCase test) {
    return text.render(test.values());
  }
}
