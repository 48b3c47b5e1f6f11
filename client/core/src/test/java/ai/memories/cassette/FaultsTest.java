package ai.memories.cassette;

import static ai.memories.cassette.Requests.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Disks that really are full, directories that really are read-only or gone. */
@Timeout(60)
class FaultsTest {
  private static final ApiRequest ELSEWHERE = prompt("else", Requests.in("suites/other"));

  @TempDir private Path work;
  private final FakeService service = new FakeService();

  private CassetteExchange in(Mode mode, Path root) {
    return CassetteExchange.builder(service, Cassette.at(root))
        .mode(mode)
        .disk(Runnable::run)
        .build();
  }

  private static ApiResponse answer(CassetteExchange exchange, ApiRequest request) {
    return exchange.send(request).join();
  }

  private static CassetteException failure(CassetteExchange exchange, ApiRequest request) {
    Throwable thrown = catchThrowable(() -> exchange.send(request).join());
    assertThat(thrown).hasCauseInstanceOf(CassetteException.class);
    return (CassetteException) Objects.requireNonNull(thrown.getCause());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Nested
  class FullDisk {
    private static final String FULL = "No space left on device";

    @Test
    void isSaidBeforeAnythingIsPaid_whatIsRecordedIsReplayed_andItGoesOnWithSpace()
        throws IOException {
      try (var disk = SmallDisk.at(work)) {
        answer(in(Mode.RECORD, work), prompt("one"));
        disk.fill();
        CassetteExchange exchange = in(Mode.RECORD_MISSING, work);

        assertThat(failure(exchange, prompt("two")))
            .hasMessageContaining(work.resolve("suites/invoices").toString())
            .hasMessageContaining("nothing was asked")
            .hasMessageContaining(FULL);
        assertThat(service.calls()).isEqualTo(1);
        assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.REPLAYED);

        disk.free();
        assertThat(answer(exchange, prompt("two")).origin()).isEqualTo(Origin.RECORDED);
        assertThat(files(work)).hasSize(2);
      }
    }

    @Test
    void thatFillsUpDuringACall_namesTheFile_leavesNoPart_andNoOtherCallIsPaidFor()
        throws IOException {
      try (var disk = SmallDisk.at(work)) {
        CassetteExchange exchange = in(Mode.RECORD, work);
        String old = answer(exchange, prompt("one")).body();
        service.answering(
            answer -> {
              disk.fill();
              return answer.withBody(answer.body().replace("echo", "again"));
            });

        assertThat(failure(in(Mode.RECORD, work), prompt("one")))
            .hasMessageContaining(".json: cannot be written: " + FULL);
        CassetteExchange other = in(Mode.RECORD, work);
        disk.free();
        assertThat(failure(other, prompt("two"))).hasMessageContaining(FULL);
        int paid = service.calls();
        assertThat(failure(other, prompt("three"))).hasMessageContaining("nothing was asked");
        assertThat(service.calls()).isEqualTo(paid);

        disk.free();
        assertThat(files(work)).hasSize(1);
        assertThat(answer(in(Mode.REPLAY, work), prompt("one")).body()).isEqualTo(old);
      }
    }

    @Test
    void isSaidOfTheJournalToo() {
      try (var disk = SmallDisk.at(work)) {
        disk.fill();
        assertThat(catchThrowable(() -> RecordRun.begin(Cassette.at(work), false)))
            .isInstanceOf(CassetteException.class)
            .hasMessageContaining(".recording")
            .hasMessageContaining(FULL);
      }
    }
  }

  @Nested
  class ReadOnly {
    @Test
    void fileSystem_replays_andRefusesToRecordBeforePaying() {
      try (var disk = SmallDisk.at(work)) {
        answer(in(Mode.RECORD, work), prompt("one"));
        disk.readOnly();
        CassetteExchange exchange = in(Mode.RECORD_MISSING, work);
        assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.REPLAYED);
        assertThat(failure(exchange, prompt("two")))
            .hasMessageContaining("suites/invoices")
            .hasMessageContaining("Read-only file system");
        assertThat(service.calls()).isEqualTo(1);
      }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such permissions")
    void directory_refusesToRecordBeforePaying_andOtherCasesRun() throws IOException {
      answer(in(Mode.RECORD, work), prompt("one"));
      Path directory = work.resolve("suites/invoices");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
      try {
        assumeTrue(!Files.isWritable(directory), "root may write anywhere");
        CassetteExchange exchange = in(Mode.RECORD_MISSING, work);
        assertThat(failure(exchange, prompt("two"))).hasMessageContaining("suites/invoices");
        assertThat(service.calls()).isEqualTo(1);
        assertThat(answer(exchange, ELSEWHERE).origin()).isEqualTo(Origin.RECORDED);
      } finally {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  @Nested
  class Vanished {
    private void delete(Path directory) throws IOException {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }

    @Test
    void directory_whileReplaying_isAMissThatSaysSo() throws IOException {
      answer(in(Mode.RECORD, work), prompt("one"));
      answer(in(Mode.RECORD, work), ELSEWHERE);
      CassetteExchange replay = in(Mode.REPLAY, work);
      answer(replay, prompt("one"));
      delete(work.resolve("suites/invoices"));

      Throwable thrown = catchThrowable(() -> replay.send(prompt("one")).join());
      assertThat(thrown)
          .hasCauseInstanceOf(CassetteMissException.class)
          .hasMessageContaining("does not exist");
      assertThat(answer(replay, ELSEWHERE).origin()).isEqualTo(Origin.REPLAYED);
    }

    @Test
    void root_whileRecording_losesNothingThatComesAfter() throws IOException {
      Path root = work.resolve("cassettes");
      Cassette cassette = Cassette.at(root);
      try (RecordRun run = RecordRun.begin(cassette, false)) {
        CassetteExchange exchange =
            CassetteExchange.builder(service, cassette)
                .mode(Mode.RECORD)
                .run(run)
                .disk(Runnable::run)
                .build();
        answer(exchange, prompt("one"));
        delete(root);
        answer(exchange, prompt("two"));
        assertThat(answer(exchange, prompt("one")).origin()).isEqualTo(Origin.RECORDED);
        assertThat(service.calls()).isEqualTo(3);
        run.complete();
      }
      assertThat(answer(in(Mode.REPLAY, root), prompt("one")).origin()).isEqualTo(Origin.REPLAYED);
      assertThat(answer(in(Mode.REPLAY, root), prompt("two")).origin()).isEqualTo(Origin.REPLAYED);
    }
  }
}
