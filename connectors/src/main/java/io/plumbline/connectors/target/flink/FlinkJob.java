package io.plumbline.connectors.target.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A job as a cluster lists it. */
record FlinkJob(String id, String name, String state, long startedAtMillis) {
  private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");

  static FlinkJob of(JsonNode job) {
    return new FlinkJob(
        job.path("jid").asText(),
        job.path("name").asText(),
        job.path("state").asText(),
        job.path("start-time").asLong());
  }

  /**
   * Whether it is meant by an id, a name, or {@code namespace/name}; both parts may have slashes.
   */
  boolean isMeantBy(String job) {
    return job.equals(id) || job.equals(name) || job.endsWith("/" + name);
  }

  boolean hasEnded() {
    return ENDED.contains(state);
  }
}
