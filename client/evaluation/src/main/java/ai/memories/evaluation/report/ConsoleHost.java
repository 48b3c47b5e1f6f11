package ai.memories.evaluation.report;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * What a host says of itself, so that a run's last lines can be acted upon. Immutable.
 *
 * <pre>{@code
 * UnaryOperator<String> rerun = filter -> "mvn memories:evaluate -Dmemories.filter=" + filter;
 * var host =
 *     new ConsoleHost(
 *         ConsoleStyle.PLAIN,
 *         output,
 *         filter -> rerun.apply(filter) + " -Dmemories.mode=record-missing",
 *         rerun,
 *         "mvn memories:baseline");
 * }</pre>
 *
 * @param style whether its console understands colours
 * @param directory where its reports are
 * @param record the command that records the cases of a filter
 * @param rerun the command that runs the cases of a filter once more
 * @param accept the command that makes the run the baseline
 */
public record ConsoleHost(
    ConsoleStyle style,
    Path directory,
    UnaryOperator<String> record,
    UnaryOperator<String> rerun,
    String accept) {}
