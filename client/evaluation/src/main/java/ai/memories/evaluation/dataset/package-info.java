/**
 * Tests that stand in files of their own, read one at a time: CSV, JSONL, JSON, YAML, and more by
 * SPI.
 */
@NullMarked
package ai.memories.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
