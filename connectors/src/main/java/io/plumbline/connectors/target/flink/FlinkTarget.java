package io.plumbline.connectors.target.flink;

import io.plumbline.connectors.target.Attempts;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stops jobs of Apache Flink with a savepoint, by the REST API of their cluster. A job that has
 * ended counts as stopped. Nothing else is possible there: a job starts again only by being
 * submitted, from the savepoint that the outcome names.
 */
public final class FlinkTarget implements EnforcementTarget {
  private final String name;
  private final String job;
  private final JsonApi api;
  private final Savepoints savepoints;
  private final Attempts attempts;

  private FlinkTarget(TargetOptions options, Patience patience, Clock clock) {
    this.name = options.target();
    this.job = options.find("job").orElse(null);
    this.api =
        new JsonApi(options.url(), options.addressRules(), patience.timeout(), options.bearer());
    this.savepoints =
        new Savepoints(
            api, options.find("savepoints").orElse(null), patience.totalTime().dividedBy(2));
    this.attempts = new Attempts(name, api.host(), patience, clock);
  }

  /**
   * Opens a target; calls nobody yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public static FlinkTarget open(TargetOptions options, Clock clock) {
    return open(options, options.patience(), clock);
  }

  static FlinkTarget open(TargetOptions options, Patience patience, Clock clock) {
    return new FlinkTarget(options, patience, clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.APPLIED, () -> stop(decision));
  }

  @Override
  public Outcome rehearse(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.REHEARSED, () -> tell(decision));
  }

  private Effect stop(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var jobs = find(decision);
    var running = running(jobs, decision);
    return running.isPresent()
        ? savepoints.stop(running.get(), decision.id())
        : savepoints.ended(latest(jobs), decision.id());
  }

  private Effect tell(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var jobs = find(decision);
    return Effect.of(
        running(jobs, decision)
            .map(job -> "Would stop job %s (%s) with a savepoint".formatted(job.name(), job.id()))
            .orElseGet(
                () ->
                    "Job %s has ended already: nothing would be done"
                        .formatted(latest(jobs).name())));
  }

  /** The one job that ran when it was decided and still does; what was started since is another. */
  private static Optional<FlinkJob> running(List<FlinkJob> jobs, Decision decision)
      throws RefusedException {
    var running =
        jobs.stream()
            .filter(job -> !job.hasEnded())
            .filter(job -> job.startedAtMillis() <= decision.decidedAtMillis())
            .toList();
    if (running.size() > 1) {
      throw new RefusedException(
          "Cannot stop %s: %s jobs of that name run; set the option job to the id of one"
              .formatted(running.get(0).name(), running.size()));
    }
    return running.stream().findFirst();
  }

  private static FlinkJob latest(List<FlinkJob> jobs) {
    return jobs.stream()
        .max(Comparator.comparing(FlinkJob::hasEnded).thenComparing(FlinkJob::startedAtMillis))
        .orElseThrow();
  }

  /** The jobs that are meant, at least one. */
  private List<FlinkJob> find(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    requireStop(decision);
    var meant = decision.job() == null ? job : decision.job();
    if (meant == null) {
      throw new RefusedException(
          "Cannot STOP: the decision names no job and target %s none either; set the option job"
              .formatted(name));
    }
    var jobs = list(meant);
    if (jobs.isEmpty()) {
      throw new RefusedException(
          "Cannot stop %s: %s knows no job of that name; set the option job"
              .formatted(meant, api.host()));
    }
    return jobs;
  }

  private List<FlinkJob> list(String meant)
      throws IOException, InterruptedException, RefusedException {
    var jobs = new ArrayList<FlinkJob>();
    for (var listed : api.get("/jobs/overview").accepted("list jobs").path("jobs")) {
      var one = FlinkJob.of(listed);
      if (one.isMeantBy(meant)) {
        jobs.add(one);
      }
    }
    return jobs;
  }

  private static void requireStop(Decision decision) throws RefusedException {
    if (decision.action() != DecisionAction.STOP) {
      throw new RefusedException(
          "Cannot %s a Flink job: its REST API can only STOP it; to go on, submit it again from its savepoint%s"
              .formatted(
                  decision.action(),
                  decision.facts().containsKey(Savepoints.SAVEPOINT)
                      ? " " + decision.facts().get(Savepoints.SAVEPOINT)
                      : ""));
    }
  }

  @Override
  public void close() {
    api.close();
  }

  /** Names target and host alone. */
  @Override
  public String toString() {
    return "FlinkTarget[%s at %s]".formatted(name, api.host());
  }
}
