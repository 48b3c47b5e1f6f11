/** The typed client of the chat-completions API. */
@NullMarked
package ai.memories.client;

import org.jspecify.annotations.NullMarked;
