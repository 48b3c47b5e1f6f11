package ai.memories.junit;

import ai.memories.evaluation.RunLedgers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which run of a build tool this JVM is a fork of, so that all its forks keep to one
 * budget. Surefire and Failsafe give their forks no such property, but name their log by the moment
 * the execution began and the fork's number, on the command line: {@code
 * 2026-11-23T09-17-38_295-jvmRun2}. The forks of one execution have the moment in common, also
 * those that run one after another.
 */
final class ForkedRun {
  private static final String COMMAND = "sun.java.command";
  private static final Pattern LOG =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d_\\d+)-jvmRun\\d+");

  private ForkedRun() {}

  /** The ledgers of the run: of all forks, or where nothing tells of any, of this JVM. */
  static RunLedgers ledgers(Host host) {
    return file(host).map(RunLedgers::shared).orElseGet(RunLedgers::new);
  }

  /** Where the forks tell each other what they take; empty where this JVM is none. */
  static Optional<Path> file(Host host) {
    return execution(host.properties().getProperty(COMMAND, ""))
        .map(name -> host.output().resolve("forks").resolve(name + ".json"));
  }

  /** Where the forks of a run that records anew list what they have paid for. */
  static Optional<Path> paid(Host host) {
    return file(host).map(file -> file.resolveSibling(file.getFileName() + ".paid"));
  }

  private static Optional<String> execution(String command) {
    Matcher log = LOG.matcher(command);
    return log.find() ? Optional.of(log.group(1)) : Optional.empty();
  }
}
