package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a project declares not to count when requests are compared, and what must never be written
 * into a recording. Without rules everything counts. A recording names the rules that changed
 * something in it and is only found by a project that still has them. Immutable.
 *
 * <pre>{@code
 * MatchRules rules = MatchRules.builder()
 *     .ignore("/user")                              // a JSON Pointer into the body; * is any element
 *     .normalise(Normaliser.DATES)
 *     .redact("[\\w.]+@example\\.com", "<e-mail>")  // in requests and answers
 *     .build();
 * }</pre>
 */
public final class MatchRules {
  /** No rules: everything counts, nothing is redacted. */
  public static final MatchRules NONE = builder().build();

  private static final String MODEL = "model";

  private final List<IgnoredMember> ignored;
  private final List<Normaliser> normalisers;
  private final List<Redaction> redactions;

  private MatchRules(Builder builder) {
    ignored = List.copyOf(builder.ignored);
    normalisers = List.copyOf(builder.normalisers);
    redactions = List.copyOf(builder.redactions);
  }

  private record Redaction(Pattern pattern, String placeholder) {
    String apply(String text) {
      return pattern.matcher(text).replaceAll(Matcher.quoteReplacement(placeholder));
    }

    String label() {
      return "redact " + placeholder;
    }
  }

  /** Starts without rules. */
  public static Builder builder() {
    return new Builder();
  }

  /** These rules, and a text that is never written, wherever it stands. */
  public MatchRules hiding(String text, String placeholder) {
    Builder more = builder();
    more.ignored.addAll(ignored);
    more.normalisers.addAll(normalisers);
    more.redactions.addAll(redactions);
    more.redactions.add(new Redaction(Pattern.compile(Pattern.quote(text)), placeholder));
    return more.build();
  }

  /** A folded body after redaction, ignores and normalisers. */
  JsonNode apply(ObjectNode body, Consumer<String> applied) {
    JsonNode changed = ignored.isEmpty() ? body : body.deepCopy();
    for (Redaction redaction : redactions) {
      changed = rewritten(changed, redaction::apply, redaction.label(), applied);
    }
    for (IgnoredMember member : ignored) {
      if (member.removeFrom(changed)) {
        applied.accept(member.label());
      }
    }
    for (Normaliser normaliser : normalisers) {
      changed = normalised((ObjectNode) changed, normaliser, applied);
    }
    return changed;
  }

  /** Which model is asked counts to the letter: its name may hold a date. */
  private static JsonNode normalised(
      ObjectNode body, Normaliser normaliser, Consumer<String> applied) {
    ObjectNode others = Json.object().setAll(body);
    JsonNode model = others.remove(MODEL);
    JsonNode normal = rewritten(others, normaliser::apply, label(normaliser), applied);
    return model == null ? normal : ((ObjectNode) normal).set(MODEL, model);
  }

  /** An answer as it may be written. */
  Json redacted(Json answer) {
    JsonNode changed = answer.node();
    for (Redaction redaction : redactions) {
      changed = rewritten(changed, redaction::apply, "", label -> {});
    }
    return Json.of(changed);
  }

  /** Whether these rules hold all that a recording was made under. */
  boolean include(List<String> labels) {
    if (labels.isEmpty()) {
      return true;
    }
    List<String> own = new ArrayList<>();
    ignored.forEach(member -> own.add(member.label()));
    normalisers.forEach(normaliser -> own.add(label(normaliser)));
    redactions.forEach(redaction -> own.add(redaction.label()));
    return own.containsAll(labels);
  }

  private static String label(Normaliser normaliser) {
    return "normalise " + normaliser.label();
  }

  private static JsonNode rewritten(
      JsonNode node, UnaryOperator<String> rule, String label, Consumer<String> applied) {
    boolean[] any = {false};
    JsonNode copy = rewritten(node, rule, any);
    if (any[0]) {
      applied.accept(label);
    }
    return copy;
  }

  private static JsonNode rewritten(JsonNode node, UnaryOperator<String> rule, boolean[] any) {
    if (node.isTextual()) {
      String text = rule.apply(node.textValue());
      if (text.equals(node.textValue())) {
        return node;
      }
      any[0] = true;
      return Json.nodes().textNode(text);
    }
    if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties()
          .forEach(member -> copy.set(member.getKey(), rewritten(member.getValue(), rule, any)));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      node.forEach(element -> copy.add(rewritten(element, rule, any)));
      return copy;
    }
    return node;
  }

  /** Gathers rules; not thread-safe. */
  public static final class Builder {
    private final Set<IgnoredMember> ignored = new LinkedHashSet<>();
    private final SortedSet<Normaliser> normalisers = new TreeSet<>();
    private final Set<Redaction> redactions = new LinkedHashSet<>();

    private Builder() {}

    /**
     * Leaves a member of the body out of the comparison.
     *
     * @param pointer a JSON Pointer such as {@code /user} or {@code /messages/*}{@code /name}; the
     *     body has its {@code extra_body} unfolded, so metadata is at {@code /metadata}
     * @throws IllegalArgumentException for what is no pointer or names all messages or the model
     */
    public Builder ignore(String pointer) {
      IgnoredMember member = IgnoredMember.parse(pointer);
      if (member.isModel() || member.isEveryPrompt()) {
        throw new IllegalArgumentException(
            "ignoring \"" + pointer + "\" would answer any prompt with any recording");
      }
      ignored.add(member);
      return this;
    }

    /** Counts all values of a kind as equal, wherever they stand in a text of the body. */
    public Builder normalise(Normaliser normaliser) {
      normalisers.add(normaliser);
      return this;
    }

    /**
     * Replaces what a regular expression matches in any text of requests and answers, before they
     * are compared or written. What is sent to the service is not changed.
     *
     * @param placeholder what stands there instead, such as {@code <e-mail>}
     * @throws IllegalArgumentException if it is no regular expression, or matches the placeholder
     */
    public Builder redact(String regex, String placeholder) {
      try {
        var redaction = new Redaction(Pattern.compile(regex), placeholder);
        if (!redaction.apply(placeholder).equals(placeholder)) {
          throw new IllegalArgumentException(
              "redaction " + placeholder + ": the pattern matches its own placeholder");
        }
        redactions.add(redaction);
        return this;
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "redaction " + placeholder + ": " + e.getDescription() + " at index " + e.getIndex(),
            e);
      }
    }

    /** The rules. */
    public MatchRules build() {
      return new MatchRules(this);
    }
  }
}
