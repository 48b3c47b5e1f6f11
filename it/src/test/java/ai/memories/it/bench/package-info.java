/** The benchmarks of profile {@code bench}: their figures are in {@code docs/benchmarks.md}. */
@NullMarked
package ai.memories.it.bench;

import org.jspecify.annotations.NullMarked;
