package ai.memories.evaluation;

import ai.memories.cassette.CassetteTally;
import ai.memories.pricing.Totals;
import ai.memories.schema.ResponseSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run besides its results when its last case has finished: of a run in one
 * piece, or of its shards together.
 *
 * @param started when it began
 * @param elapsed how long it took
 * @param answers where the answers came from
 * @param unused recordings nobody asked for
 * @param spent what was paid
 * @param asRecorded what all answers took, as if recorded now
 * @param exceeded which limits of the run itself are passed
 * @param suites what each suite took
 * @param schemas the responseSchemas that were sent, by digest
 */
record RunMeters(
    Instant started,
    Duration elapsed,
    CassetteTally answers,
    int unused,
    Totals spent,
    Totals asRecorded,
    List<Exceeded> exceeded,
    Map<String, SuiteMeter> suites,
    Map<String, ResponseSchema> schemas) {}
