package ai.memories.pricing;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one process of a run has told the others, or what all that have ended took together.
 *
 * @param turn its place among those who wait, 0 if it does not wait
 * @param meters what it took, by what a limit counts
 * @param unknownCosts how many of its answers, replayed ones included, cost nobody knows what
 */
record RunPart(long turn, Map<Amount.Unit, Meter> meters, long unknownCosts) {
  static final RunPart NOTHING = new RunPart(0, Map.of(), 0);

  RunPart {
    meters = Map.copyOf(meters);
  }

  /**
   * So much of one unit.
   *
   * @param spent what is settled
   * @param outstanding what is reserved for calls under way
   * @param recorded what is spent, plus what replayed answers would cost
   * @param stop why nothing more can be promised, where that is so
   */
  record Meter(
      BigDecimal spent, BigDecimal outstanding, BigDecimal recorded, Optional<Gauge.Stop> stop) {
    static final Meter ZERO =
        new Meter(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());

    private Meter plus(Meter other) {
      return new Meter(
          spent.add(other.spent),
          outstanding.add(other.outstanding),
          recorded.add(other.recorded),
          stop.or(other::stop));
    }

    private Meter settled() {
      return new Meter(spent.add(outstanding), BigDecimal.ZERO, recorded.add(outstanding), stop);
    }
  }

  Meter meter(Amount.Unit unit) {
    return meters.getOrDefault(unit, Meter.ZERO);
  }

  RunPart plus(RunPart other) {
    Map<Amount.Unit, Meter> sums = new EnumMap<>(Amount.Unit.class);
    Stream.of(Amount.Unit.values())
        .forEach(unit -> sums.put(unit, meter(unit).plus(other.meter(unit))));
    return new RunPart(0, sums, unknownCosts + other.unknownCosts);
  }

  /** As it counts when its process is gone: what was under way may have been billed. */
  RunPart ended() {
    Map<Amount.Unit, Meter> settled = new EnumMap<>(Amount.Unit.class);
    meters.forEach((unit, meter) -> settled.put(unit, meter.settled()));
    return new RunPart(0, settled, unknownCosts);
  }
}
