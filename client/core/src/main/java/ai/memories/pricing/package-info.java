/** Prices, costs, token bounds and the ledger that no call can pass. */
@NullMarked
package ai.memories.pricing;

import org.jspecify.annotations.NullMarked;
