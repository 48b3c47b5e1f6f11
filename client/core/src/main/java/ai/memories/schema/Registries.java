package ai.memories.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.DefaultDialectRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.resource.SchemaLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The validator's settings, in one place. */
final class Registries {
  private static final String PUBLISHED = "//json-schema.org/";

  /** What a schema is checked for. */
  enum Kind {
    PLAIN,
    PLAIN_FORMATS,
    GEMINI,
    GEMINI_FORMATS,
    GEMINI_ORDER,
    GEMINI_FORMATS_ORDER;

    static Kind gemini(boolean formats, boolean order) {
      if (formats) {
        return order ? GEMINI_FORMATS_ORDER : GEMINI_FORMATS;
      }
      return order ? GEMINI_ORDER : GEMINI;
    }
  }

  private Registries() {}

  /** A new registry: one that is shared would confuse two schemas with the same $id. */
  static SchemaRegistry of(Kind kind) {
    Dialect dialect = dialect(kind);
    return SchemaRegistry.withDefaultDialect(
        dialect,
        builder ->
            builder
                .dialectRegistry(new DefaultDialectRegistry(dialect))
                .schemaLoader(onlyPublished())
                .schemaRegistryConfig(config(kind == Kind.PLAIN_FORMATS)));
  }

  private static Dialect dialect(Kind kind) {
    Dialect standard = Dialects.getDraft202012();
    List<CheckKeyword> checks = new ArrayList<>();
    if (kind == Kind.GEMINI_FORMATS || kind == Kind.GEMINI_FORMATS_ORDER) {
      checks.add(new CheckKeyword(GeminiChecks.FORMAT, GeminiChecks::format));
    }
    if (kind == Kind.GEMINI_ORDER || kind == Kind.GEMINI_FORMATS_ORDER) {
      checks.add(new CheckKeyword(GeminiChecks.ORDER, GeminiChecks::order));
    }
    return checks.isEmpty()
        ? standard
        : Dialect.builder(standard.getId(), standard).keywords(checks).build();
  }

  private static SchemaRegistryConfig config(boolean formats) {
    return SchemaRegistryConfig.builder()
        .locale(Locale.ENGLISH)
        .formatAssertionsEnabled(formats)
        .regularExpressionFactory(new DeadlineRegex())
        .build();
  }

  /** The published meta-schemas come from the library itself; nothing else is ever loaded. */
  private static SchemaLoader onlyPublished() {
    return SchemaLoader.builder()
        .allow(iri -> iri.toString().contains(PUBLISHED))
        .fetchRemoteResources(false)
        .build();
  }
}
