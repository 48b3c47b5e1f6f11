package ai.memories.pricing;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The file by which the processes of one run tell each other what they take. A process changes it
 * with a lock held on the file beside it, for itself is replaced as a whole: one that is killed
 * while it writes leaves the old one.
 */
final class RunFile {
  private static final String ENDED = "ended";
  private static final String PROCESSES = "processes";
  private static final String PART = "part";

  /** The lock of a file is the process's, and asking for it twice in one is an error. */
  private static final Object ONE_OF_THIS_PROCESS = new Object();

  private final Path file;
  private final Path lockFile;

  RunFile(Path file) {
    this.file = file.toAbsolutePath();
    this.lockFile = file.resolveSibling(file.getFileName() + ".lock").toAbsolutePath();
  }

  /**
   * What the file says, to be changed: one part for each process alive, and one for all the others.
   */
  static final class Parts {
    private final Map<String, Entry> alive = new HashMap<>();
    private RunPart ended = RunPart.NOTHING;

    private record Entry(ProcessId process, RunPart part) {}

    /** What everybody else takes and took. */
    RunPart others(String me) {
      return alive.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(me))
          .map(entry -> entry.getValue().part())
          .reduce(ended, RunPart::plus);
    }

    /** Whether somebody else waits who came before that turn; 0 comes after all. */
    boolean isBefore(String me, long turn) {
      return alive.entrySet().stream()
          .filter(entry -> !entry.getKey().equals(me))
          .mapToLong(entry -> entry.getValue().part().turn())
          .anyMatch(other -> other > 0 && (turn == 0 || other < turn));
    }

    long nextTurn() {
      return 1 + alive.values().stream().mapToLong(entry -> entry.part().turn()).max().orElse(0);
    }

    void put(String me, RunPart part) {
      alive.put(me, new Entry(ProcessId.OF_THIS, part));
    }

    void end(String me, RunPart part) {
      alive.remove(me);
      ended = ended.plus(part.ended());
    }

    private void read(JsonNode node) {
      ended = RunPartJson.read(node.required(ENDED));
      JsonNode processes = node.required(PROCESSES);
      processes.fieldNames().forEachRemaining(name -> read(name, processes.required(name)));
    }

    private void read(String name, JsonNode node) {
      ProcessId process = ProcessId.read(node);
      RunPart part = RunPartJson.read(node.required(PART));
      if (process.isAlive()) {
        alive.put(name, new Entry(process, part));
      } else {
        ended = ended.plus(part.ended());
      }
    }

    private Json write() {
      ObjectNode node = Json.object();
      node.set(ENDED, RunPartJson.write(ended));
      ObjectNode processes = node.putObject(PROCESSES);
      alive.forEach(
          (name, entry) -> {
            ObjectNode written = entry.process().write(processes.putObject(name));
            written.set(PART, RunPartJson.write(entry.part()));
          });
      return Json.of(node);
    }
  }

  /**
   * Changes the file while nobody else does.
   *
   * @throws LedgerException if it cannot be read or written
   */
  void change(Consumer<Parts> change) {
    synchronized (ONE_OF_THIS_PROCESS) {
      try {
        Files.createDirectories(file.getParent());
        try (FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          Parts parts = read();
          change.accept(parts);
          replace(parts, lock);
        }
      } catch (IOException e) {
        throw new LedgerException(file, "cannot be shared with the other processes: " + e, e);
      }
    }
  }

  private Parts read() throws IOException {
    var parts = new Parts();
    if (Files.exists(file)) {
      try {
        parts.read(Json.parseStrict(Files.readString(file)).node());
      } catch (JsonSyntaxException | IllegalArgumentException e) {
        throw new LedgerException(file, "is no ledger of ours; delete it: " + e.getMessage(), e);
      }
    }
    return parts;
  }

  private void replace(Parts parts, FileLock lock) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("its lock was lost");
    }
    Path written = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(written, parts.write().compact());
    Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
