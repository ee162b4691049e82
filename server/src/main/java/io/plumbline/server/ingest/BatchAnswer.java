package io.plumbline.server.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** How a batch of telemetry went, in the shape that OpenLineage's own clients read. */
record BatchAnswer(
    String status, Summary summary, @JsonProperty("failed_events") List<Failure> failedEvents) {

  record Summary(
      int received,
      int successful,
      int failed,
      int retriable,
      @JsonProperty("non_retriable") int nonRetriable) {}

  /**
   * @param index 0-based position in the batch
   * @param retriable whether the same event may be taken later
   */
  record Failure(int index, String reason, boolean retriable) {}

  static BatchAnswer of(int received, List<Failure> failures) {
    int retriable = (int) failures.stream().filter(Failure::retriable).count();
    var summary =
        new Summary(
            received,
            received - failures.size(),
            failures.size(),
            retriable,
            failures.size() - retriable);
    var status =
        failures.isEmpty()
            ? "success"
            : failures.size() == received ? "failure" : "partial_success";
    return new BatchAnswer(status, summary, failures);
  }
}
