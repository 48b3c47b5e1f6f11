/** AssertJ assertions on answers of a model; AssertJ itself comes from the user's class path. */
@NullMarked
package ai.memories.junit.assertj;

import org.jspecify.annotations.NullMarked;
