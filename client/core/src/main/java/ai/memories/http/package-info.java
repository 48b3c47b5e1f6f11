/**
 * One call over the wire: the exchange, what decorates it, and the forms of the service's errors.
 */
@NullMarked
package ai.memories.http;

import org.jspecify.annotations.NullMarked;
