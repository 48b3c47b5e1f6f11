/** Java records as answers: the responseSchema a record stands for, and answers read into it. */
@NullMarked
package ai.memories.typed;

import org.jspecify.annotations.NullMarked;
