package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The assertion types a suite may name: those of the library and those other jars bring.
 *
 * <pre>{@code
 * AssertionTypes types = AssertionTypes.installed();
 * types.names(); // [assert-set, bleu, contains, …]
 * }</pre>
 *
 * <p>Immutable but for a cache, and thread-safe.
 */
public final class AssertionTypes {
  /** The one type that is no {@link AssertionType}, since it is made of assertions. */
  static final String SET = "assert-set";

  private static final String NOT = "not-";
  private static final Pattern KEBAB = Pattern.compile("(?!not-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");

  /** A type as a suite wrote it. */
  record TypeName(String written, String name, boolean negated) {
    static TypeName of(String written) {
      boolean negated = written.startsWith(NOT);
      return new TypeName(written, negated ? written.substring(NOT.length()) : written, negated);
    }

    boolean isSet() {
      return name.equals(SET);
    }
  }

  private final SortedMap<String, AssertionType> types;
  private final CompiledChecks compiled = new CompiledChecks();

  private AssertionTypes(SortedMap<String, AssertionType> types) {
    this.types = types;
  }

  /**
   * The types beside this library: its own, and those of the jars its class loader sees, which are
   * the plugin's {@code <dependencies>} in Maven.
   *
   * @throws ConfigurationException if one cannot be loaded, or two have the same name
   */
  public static AssertionTypes installed() {
    return load(Objects.requireNonNull(AssertionTypes.class.getClassLoader()));
  }

  /**
   * All types a class loader sees.
   *
   * @throws ConfigurationException if one cannot be loaded, or two have the same name
   */
  public static AssertionTypes load(ClassLoader loader) {
    List<AssertionType> found = new ArrayList<>();
    try {
      ServiceLoader.load(AssertionType.class, loader).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      throw new ConfigurationException(
          Problem.error("an assertion type on the class path cannot be loaded: " + e.getMessage()));
    }
    return of(found);
  }

  /**
   * Just these types.
   *
   * @throws ConfigurationException if two have the same name, or one has none a suite can write
   */
  public static AssertionTypes of(Collection<? extends AssertionType> types) {
    SortedMap<String, AssertionType> byName = new TreeMap<>();
    for (AssertionType type : types) {
      String name = type.name();
      if (!KEBAB.matcher(name).matches() || name.equals(SET)) {
        throw refused(type, "must be in kebab case, without not-, and not " + SET);
      }
      AssertionType other = byName.putIfAbsent(name, type);
      if (other != null) {
        throw refused(type, "is taken by " + other.getClass().getName());
      }
    }
    return new AssertionTypes(byName);
  }

  private static ConfigurationException refused(AssertionType type, String why) {
    return new ConfigurationException(
        Problem.error(
            "the name \"%s\" of the assertion type %s %s"
                .formatted(type.name(), type.getClass().getName(), why)));
  }

  /** The names a suite may write, each also with {@code not-} before it. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(types.keySet());
    names.add(SET);
    return names;
  }

  /** The keys any assertion may have. */
  public SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>(AssertionKeys.COMMON);
    keys.addAll(AssertionKeys.OF_A_SET);
    types.values().forEach(type -> keys.addAll(type.keys()));
    return keys;
  }

  /** Whether a word without {@code not-} is a type, here or in promptfoo. */
  public boolean isTypeAnywhere(String word) {
    return names().contains(word) || PromptfooTypes.advice(word).isPresent();
  }

  /** The assertions of these types that have been compiled. */
  CompiledChecks compiled() {
    return compiled;
  }

  /** The type of a name without {@code not-}. */
  Optional<AssertionType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /** What to say of a type there is none of. */
  String unknown(TypeName type) {
    return PromptfooTypes.advice(type.name())
        .map(advice -> "there is no assertion type \"" + type.written() + "\" here: " + advice)
        .orElseGet(() -> "unknown assertion type \"" + type.written() + "\"" + hint(type));
  }

  private String hint(TypeName type) {
    if (type.name().startsWith("not ") || type.name().startsWith("not_")) {
      String meant = type.name().substring(NOT.length());
      return Suggestion.nearest(meant, names())
          .map(name -> "; did you mean \"" + NOT + name + "\"?")
          .orElse("; the opposite of a type is written not- and its name");
    }
    return Suggestion.nearest(type.name(), names())
        .map(name -> "; did you mean \"" + (type.negated() ? NOT : "") + name + "\"?")
        .orElseGet(() -> "; known are " + String.join(", ", names()) + ", each also with not-");
  }
}
