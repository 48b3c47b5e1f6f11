/** The goals: each translates Maven's settings into a request, and what came of it into a build. */
@NullMarked
package ai.memories.maven;

import org.jspecify.annotations.NullMarked;
