/**
 * Prompt templates with Nunjucks' meaning, run by Pebble: strict about undefined variables, closed
 * to files and to Java, and refusing by name what they do not support.
 */
@NullMarked
package ai.memories.evaluation.template;

import org.jspecify.annotations.NullMarked;
