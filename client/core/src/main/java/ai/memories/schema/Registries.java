package ai.memories.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.DialectRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.resource.SchemaLoader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The validator's settings, in one place. */
final class Registries {
  private static final Pattern PUBLISHED = Pattern.compile("https?://json-schema\\.org/");

  private static final List<CheckKeyword> CHECKS =
      List.of(
          new CheckKeyword(GeminiChecks.FORMAT, GeminiChecks::format),
          new CheckKeyword(GeminiChecks.ORDER, GeminiChecks::order));

  private static final String DEFAULT_DRAFT = Dialects.getDraft202012().getId();

  private static final DialectRegistry PLAIN_DIALECTS =
      new DefaultDialectRegistry(
          Stream.of(
                  Dialects.getDraft4(),
                  Dialects.getDraft6(),
                  Dialects.getDraft7(),
                  Dialects.getDraft201909(),
                  Dialects.getDraft202012())
              .map(dialect -> quiet(dialect).build())
              .toList());

  private static final DialectRegistry GEMINI_DIALECT =
      new DefaultDialectRegistry(quiet(Dialects.getDraft202012()).keywords(CHECKS).build());

  /** The published meta-schemas come from the library itself; nothing else is ever loaded. */
  private static final SchemaLoader ONLY_PUBLISHED =
      SchemaLoader.builder()
          .allow(iri -> PUBLISHED.matcher(iri.toString()).lookingAt())
          .fetchRemoteResources(false)
          .build();

  private static final SchemaRegistryConfig CONFIG = config(false);
  private static final SchemaRegistryConfig ASSERTING_FORMATS = config(true);

  /** What a schema is. */
  enum Kind {
    PLAIN,
    PLAIN_FORMATS,
    GEMINI
  }

  private Registries() {}

  /** A new registry: one that is shared would confuse two schemas with the same $id. */
  static SchemaRegistry of(Kind kind) {
    return SchemaRegistry.builder()
        .defaultDialectId(DEFAULT_DRAFT)
        .dialectRegistry(kind == Kind.GEMINI ? GEMINI_DIALECT : PLAIN_DIALECTS)
        .schemaLoader(ONLY_PUBLISHED)
        .nodeReader(new TreeReader())
        .schemaRegistryConfig(kind == Kind.PLAIN_FORMATS ? ASSERTING_FORMATS : CONFIG)
        .build();
  }

  /** The library warns in the log of every unknown keyword, though JSON Schema allows them. */
  private static Dialect.Builder quiet(Dialect dialect) {
    return Dialect.builder(dialect.getId(), dialect)
        .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name));
  }

  private static SchemaRegistryConfig config(boolean formats) {
    return SchemaRegistryConfig.builder()
        .locale(Locale.ENGLISH)
        .formatAssertionsEnabled(formats)
        .regularExpressionFactory(new DeadlineRegex())
        .build();
  }
}
