/** What a suite demands of an answer: the assertion types, their SPI and their scores. */
@NullMarked
package ai.memories.evaluation.assertion;

import org.jspecify.annotations.NullMarked;
