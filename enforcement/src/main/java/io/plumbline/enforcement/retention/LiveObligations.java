package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.lineage.JobRun;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.LegalHold;
import io.plumbline.rules.retention.Reader;
import io.plumbline.rules.retention.ReadingJob;
import io.plumbline.rules.retention.ReadingJob.Ending;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Obligations from the rules topic, read to its end, and from the lineage graph. */
public final class LiveObligations implements Obligations {
  private static final int MOST_JOBS = 1_000;
  private static final Duration LOOK_BACK = Duration.ofDays(90);

  private final DefinitionLog definitions;
  private final LineageReader lineage;
  private final Clock clock;

  /**
   * @param definitions not closed
   * @param lineage not closed
   */
  public LiveObligations(DefinitionLog definitions, LineageReader lineage, Clock clock) {
    this.definitions = requireNonNull(definitions, "definitions is null");
    this.lineage = requireNonNull(lineage, "lineage is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** A hold on any name of the dataset is a hold on it. */
  @Override
  public List<LegalHold> holds(DatasetId dataset) {
    var holds = definitions.ask(known -> known.holds(dataset.tenant()));
    if (holds.isEmpty()) {
      return holds;
    }
    var names = lineage.names(dataset);
    return holds.stream()
        .filter(
            hold ->
                hold.datasets().matches(dataset)
                    || names.stream().anyMatch(name -> hold.datasets().matches(name)))
        .map(hold -> onThis(hold))
        .toList();
  }

  private static LegalHold onThis(LegalHold hold) {
    var any = new LikeTarget("%", hold.datasets().sql());
    return new LegalHold(hold.caseId(), any, hold.by(), hold.placedAt());
  }

  @Override
  public List<RetentionPolicy> policies(DatasetId dataset) {
    return definitions.ask(known -> known.retentionPolicies(dataset.tenant()));
  }

  @Override
  public List<Reader> readers(DatasetId dataset) {
    var now = clock.instant();
    var jobs = new LinkedHashMap<String, List<ReadingJob.Run>>();
    for (var run : lineage.readingRuns(dataset, now.minus(LOOK_BACK), MOST_JOBS + 1)) {
      jobs.computeIfAbsent(run.jobNamespace() + "/" + run.jobName(), job -> new ArrayList<>())
          .add(read(run));
    }
    if (jobs.size() > MOST_JOBS) {
      throw new IllegalStateException(
          "Cannot tell who needs %s: more than %,d jobs read it"
              .formatted(dataset.name(), MOST_JOBS));
    }
    return jobs.entrySet().stream()
        .map(entry -> new ReadingJob(entry.getKey(), entry.getValue()).need(now))
        .flatMap(Optional::stream)
        .toList();
  }

  private static ReadingJob.Run read(JobRun run) {
    var ending =
        switch (run.state()) {
          case "COMPLETE" -> Ending.COMPLETE;
          case "FAIL", "ABORT" -> Ending.IN_VAIN;
          default -> Ending.NOT_YET;
        };
    return new ReadingJob.Run(
        run.runId(),
        run.startedAt(),
        run.nominalStart() == null ? run.startedAt() : run.nominalStart(),
        run.lastSeenAt(),
        ending);
  }
}
