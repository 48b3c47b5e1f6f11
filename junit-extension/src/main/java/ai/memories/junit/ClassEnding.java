package ai.memories.junit;

import ai.memories.cassette.Cassette;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is said and checked when the tests of a class have run. */
final class ClassEnding {
  static final String REPLACED = CallTally.PREFIX + "replaced";

  private ClassEnding() {}

  static void ended(ExtensionContext context) {
    Asker asker = Asker.of(context);
    TestEnding.publish(context, asker);
    if (Declarations.cassette(context).isEmpty()) {
      tidy(context);
    }
    TestEnding.refuseOverruns(asker.budget());
  }

  /** A shared directory has other users; one of its own has none when all tests have run. */
  private static void tidy(ExtensionContext context) {
    TestRun run = TestRun.of(context);
    Cassette cassette = run.cassette();
    String directory = TestPlace.of(context).directory();
    ClassWatch watch = ClassWatch.of(context);
    Class<?> type = context.getRequiredTestClass();
    if (run.records()) {
      Set<String> settled = watch.settled(type);
      int replaced = cassette.dropPredecessors(directory, settled::contains);
      publish(context, REPLACED, replaced);
    }
    if (cassette.used(directory) > 0 && watch.complete(type)) {
      publish(context, CallTally.UNUSED, cassette.unused(directory));
    }
  }

  private static void publish(ExtensionContext context, String key, int count) {
    if (count > 0) {
      context.publishReportEntry(Map.of(key, Integer.toString(count)));
    }
  }
}
