package ai.memories.it.bench;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** So many tests that ask nobody, for {@link JUnitBenchmarks}. */
final class PlainFixture {

  static IntStream numbers() {
    return ReplayedFixture.numbers();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void asksNobody(int number) {
    if (!Invoices.document(number).contains("ACME")) {
      throw new AssertionError("not the invoice");
    }
  }
}
