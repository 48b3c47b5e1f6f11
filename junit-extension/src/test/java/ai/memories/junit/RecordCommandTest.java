package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          InvoiceTest#reads_total                                   ~ InvoiceTest#reads_total
          InvoiceTest#reads_total [3]                               ~ InvoiceTest#reads_total
          InvoiceTest#reads_total (gemini-2.5-pro #2/10)            ~ InvoiceTest#reads_total
          InvoiceTest$Totals#reads                                  ~ InvoiceTest*Totals#reads
          InvoiceTest#reads the total                               ~ InvoiceTest#reads*the*total
          InvoiceTest#reads net, then gross [12]                    ~ InvoiceTest#reads*net*then*gross
          InvoiceTest#reads a+b                                     ~ InvoiceTest#reads*a*b
          InvoiceTest                                               ~ InvoiceTest
          """)
  void choosesTheTest_whateverItsName(String caller, String chosen) {
    assertThat(RecordCommand.of(caller)).startsWith("mvn test \"-Dtest=" + chosen + "\" ");
  }
}
