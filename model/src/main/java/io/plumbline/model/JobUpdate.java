package io.plumbline.model;

import java.util.List;

/**
 * What a static OpenLineage job event declares: a job with its inputs and outputs, without a run.
 */
public record JobUpdate(
    JobId job,
    long atMillis,
    String eventHash,
    String codeVersion,
    List<DatasetFacts> inputs,
    List<DatasetFacts> outputs) {
  public JobUpdate {
    inputs = inputs == null ? List.of() : inputs;
    outputs = outputs == null ? List.of() : outputs;
  }
}
