package ai.memories.evaluation.assertion;

import ai.memories.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a grader said, and what asking it took.
 *
 * <pre>{@code
 * GraderAnswer said = grader.ask(question).join();
 * said.costUsd().ifPresent(usd -> log.info("asking cost {} USD", usd));
 * }</pre>
 *
 * @param text its answer
 * @param usage the tokens, if known
 * @param costUsd the cost in US dollars, at today's prices where it was replayed, if known
 */
public record GraderAnswer(String text, Optional<Usage> usage, Optional<BigDecimal> costUsd) {}
