/**
 * The front door of the evaluation engine: one place that reads suites, wires client, cassettes and
 * ledger, and runs the cases for every host.
 */
@NullMarked
package ai.memories.evaluation;

import org.jspecify.annotations.NullMarked;
