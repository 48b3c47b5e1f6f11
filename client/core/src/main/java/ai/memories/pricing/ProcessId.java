package ai.memories.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A process of this machine. Numbers are given again, so the time of its start belongs to it.
 *
 * @param pid its number
 * @param started in milliseconds, 0 where the system does not say
 */
record ProcessId(long pid, long started) {
  static final ProcessId OF_THIS = of(ProcessHandle.current());

  private static ProcessId of(ProcessHandle process) {
    return new ProcessId(
        process.pid(), process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }

  boolean isAlive() {
    return equals(OF_THIS)
        || ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .filter(process -> of(process).equals(this))
            .isPresent();
  }

  ObjectNode write(ObjectNode node) {
    return node.put("pid", pid).put("started", started);
  }

  static ProcessId read(JsonNode node) {
    return new ProcessId(node.required("pid").longValue(), node.required("started").longValue());
  }
}
