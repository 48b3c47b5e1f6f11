package ai.memories.client;

/**
 * An answer read into a record.
 *
 * <pre>{@code
 * TypedResponse<Invoice> answer = model.chat(request, Invoice.class);
 * answer.value().total();
 * answer.response().cost();
 * }</pre>
 *
 * <p>Immutable if the record is.
 *
 * @param value the first choice, validated and read
 * @param response everything else about the answer
 * @param <T> the record
 */
public record TypedResponse<T>(T value, ChatResponse response) {}
