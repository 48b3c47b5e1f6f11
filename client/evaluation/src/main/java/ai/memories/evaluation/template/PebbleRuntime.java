package ai.memories.evaluation.template;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.MemoryLoader;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.RootNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Pebble, as the engine that renders a tree within a size. Its own lexer, parser, loader, tags,
 * filters and variables are never asked: the front is {@link TemplateParser}, and all that an
 * expression can see is a {@link Scope}. Loaded with the first template that is not constant.
 */
final class PebbleRuntime {
  private static final String SCOPE = "scope";
  private static final PebbleEngine ENGINE =
      new PebbleEngine.Builder()
          .loader(new MemoryLoader())
          .strictVariables(true)
          .autoEscaping(false)
          .newLineTrimming(false)
          .cacheActive(false)
          .maxRenderedSize(Limits.OUTPUT)
          .build();

  private PebbleRuntime() {}

  static PebbleTemplate compile(String source) {
    BodyNode body = new TemplateParser(source).parse();
    return new PebbleTemplateImpl(ENGINE, new RootNode(body), "template");
  }

  static String render(PebbleTemplate template, Vars vars) {
    StringWriter out = new StringWriter();
    try {
      template.evaluate(out, Map.of(SCOPE, new Scope(vars)));
    } catch (PebbleException e) {
      // the one complaint the engine itself has left
      throw Limits.output();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  static Scope scope(EvaluationContextImpl context) {
    return (Scope) context.getScopeChain().get(SCOPE);
  }

  /** Counts a turn of a loop against the size. */
  static void turn(EvaluationContextImpl context, Position at) {
    if (context.addAndGet(Limits.TURN) > Limits.OUTPUT) {
      throw Limits.output().at(at);
    }
  }
}
