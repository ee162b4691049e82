package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What one OpenLineage run event says. Updates of one run come in any order and more than once;
 * {@code (atMillis, eventHash)} orders them totally.
 *
 * @param runId a UUID; a reported id that is none is mapped by {@code UUID.nameUUIDFromBytes}
 * @param atMillis event time in milliseconds since the epoch, UTC where no zone was told
 * @param eventHash {@link Hashes} of the event's bytes: tells duplicates, breaks ties in time
 * @param codeVersion commit, tag or release of the program that ran, or null
 * @param processingType BATCH, STREAMING, SERVICE, or null
 * @param parentRunId run of the parent, or null
 * @param nominalStartMillis scheduled start, or null
 */
public record RunUpdate(
    JobId job,
    String runId,
    RunEventType type,
    long atMillis,
    String eventHash,
    String codeVersion,
    String processingType,
    String parentRunId,
    Long nominalStartMillis,
    List<DatasetFacts> inputs,
    List<DatasetFacts> outputs) {
  public RunUpdate {
    requireNonNull(job, "job is null");
    requireNonNull(runId, "runId is null");
    requireNonNull(type, "type is null");
    requireNonNull(eventHash, "eventHash is null");
    inputs = inputs == null ? List.of() : inputs;
    outputs = outputs == null ? List.of() : outputs;
  }

  /** Key of the run: producers reuse one run id for several jobs, so the job is part of it. */
  @JsonIgnore
  public String runKey() {
    return Keys.join(job.tenant(), job.namespace(), job.name(), runId);
  }

  /** The same, but told of no later time than this: a clock that runs ahead is put right. */
  public RunUpdate noLaterThan(long millis) {
    return atMillis <= millis
        ? this
        : new RunUpdate(
            job,
            runId,
            type,
            millis,
            eventHash,
            codeVersion,
            processingType,
            parentRunId,
            nominalStartMillis,
            inputs,
            outputs);
  }
}
