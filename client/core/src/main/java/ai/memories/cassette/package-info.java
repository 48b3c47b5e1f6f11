/** Recordings of calls: one content-addressed file each, written once, verified when read. */
@NullMarked
package ai.memories.cassette;

import org.jspecify.annotations.NullMarked;
