package io.plumbline.lineage;

import io.plumbline.model.DatasetFacts;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What one event of a run says of the run itself, and of the versions that it read and made. */
final class RunMapping {
  // Always three digits after the point, so that the texts sort as the times do.
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Mutations mutations;
  private final RunUpdate run;
  private final String key;

  RunMapping(Mutations mutations, RunUpdate run) {
    this.mutations = mutations;
    this.run = run;
    this.key = GraphKeys.run(run.job(), run.runId());
  }

  void map() {
    var jobKey = GraphKeys.job(run.job());
    mutations.node(GraphLabel.RUN, key, "runId", run.runId(), "jobKey", jobKey);
    state();
    start();
    if (run.parentRunId() != null && !run.parentRunId().equals(run.runId())) {
      mutations.node(GraphLabel.RUN_PARENT, key, "parentRunId", run.parentRunId());
    }
    if (run.nominalStartMillis() != null) {
      mutations.node(GraphLabel.RUN_NOMINAL, key, "nominalStart", time(run.nominalStartMillis()));
    }
    if (run.codeVersion() != null) {
      mutations.edge(GraphLabel.RAN, key, GraphKeys.jobVersion(run.job(), run.codeVersion()));
    }
    run.inputs().forEach(this::consumed);
    if (run.type() == RunEventType.COMPLETE) {
      run.outputs().forEach(this::produced);
    }
  }

  /** An event of type OTHER never changes the state. */
  private void state() {
    if (run.type() == RunEventType.OTHER) {
      return;
    }
    var sequence = Sequences.state(run.type(), run.atMillis(), mutations.eventHash());
    if (run.type().isTerminal()) {
      mutations.sequencedNode(
          GraphLabel.RUN_STATE,
          sequence,
          key,
          "state",
          run.type().name(),
          "endedAt",
          time(run.atMillis()));
    } else {
      mutations.sequencedNode(GraphLabel.RUN_STATE, sequence, key, "state", "RUNNING");
    }
  }

  /** The first START, or the first event of any type while no START is known. */
  private void start() {
    int rank = run.type() == RunEventType.START ? 1 : 0;
    var sequence = Sequences.earliest(rank, run.atMillis(), mutations.eventHash());
    mutations.sequencedNode(GraphLabel.RUN_START, sequence, key, "startedAt", time(run.atMillis()));
  }

  /** Which version was read is known only when the store counts versions. */
  private void consumed(DatasetFacts input) {
    if (input.version() != null) {
      mutations.edge(GraphLabel.CONSUMED_BY, version(input), key);
    }
  }

  private void produced(DatasetFacts output) {
    var versionKey = version(output);
    mutations.edge(GraphLabel.PRODUCED, key, versionKey);
    mutations.node(
        GraphLabel.DATASET_CURRENT, GraphKeys.dataset(output.dataset()), "versionKey", versionKey);
  }

  private String version(DatasetFacts facts) {
    var dataset = facts.dataset();
    var datasetKey = GraphKeys.dataset(dataset);
    var versionKey =
        facts.version() == null
            ? GraphKeys.runVersion(dataset, run)
            : GraphKeys.storeVersion(dataset, facts.version());
    mutations.node(
        GraphLabel.DATASET_VERSION,
        versionKey,
        "datasetKey",
        datasetKey,
        "version",
        facts.version());
    mutations.edge(GraphLabel.OF, versionKey, datasetKey);
    return versionKey;
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
