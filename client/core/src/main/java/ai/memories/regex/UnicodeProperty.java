package ai.memories.regex;

import java.util.Map;
import java.util.Set;

/** The names of Unicode properties in ECMAScript, and what Java calls them. */
final class UnicodeProperty {
  private static final Set<String> CATEGORIES =
      Set.of(
          "L", "Lu", "Ll", "Lt", "LC", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No",
          "P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs",
          "Zl", "Zp", "C", "Cc", "Cf", "Cs", "Co", "Cn");

  private static final Map<String, String> LONG_NAMES =
      Map.ofEntries(
          Map.entry("Letter", "L"),
          Map.entry("Uppercase_Letter", "Lu"),
          Map.entry("Lowercase_Letter", "Ll"),
          Map.entry("Mark", "M"),
          Map.entry("Number", "N"),
          Map.entry("Decimal_Number", "Nd"),
          Map.entry("Punctuation", "P"),
          Map.entry("Symbol", "S"),
          Map.entry("Currency_Symbol", "Sc"),
          Map.entry("Separator", "Z"),
          Map.entry("Space_Separator", "Zs"),
          Map.entry("Other", "C"),
          Map.entry("Control", "Cc"));

  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("Alphabetic", "IsAlphabetic"),
          Map.entry("Alpha", "IsAlphabetic"),
          Map.entry("Lowercase", "IsLowercase"),
          Map.entry("Lower", "IsLowercase"),
          Map.entry("Uppercase", "IsUppercase"),
          Map.entry("Upper", "IsUppercase"),
          Map.entry("White_Space", "IsWhite_Space"),
          Map.entry("Ideographic", "IsIdeographic"),
          Map.entry("Ideo", "IsIdeographic"));

  private UnicodeProperty() {}

  /** Java's name, or the empty text where there is none. */
  static String java(String name) {
    int equals = name.indexOf('=');
    if (equals > 0) {
      return named(name.substring(0, equals), name.substring(equals + 1));
    }
    String category = category(name);
    return category.isEmpty() ? BINARY.getOrDefault(name, "") : category;
  }

  private static String named(String property, String value) {
    return switch (property) {
      case "General_Category", "gc" -> category(value);
      case "Script", "sc" -> script(value);
      default -> "";
    };
  }

  private static String category(String name) {
    return CATEGORIES.contains(name) ? name : LONG_NAMES.getOrDefault(name, "");
  }

  private static String script(String name) {
    try {
      return "Is" + Character.UnicodeScript.forName(name);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
