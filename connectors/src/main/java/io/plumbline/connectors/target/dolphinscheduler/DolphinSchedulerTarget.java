package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Attempts;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * Holds, releases, starts, repeats and stops workflows of Apache DolphinScheduler 3, by its REST
 * API. It was tried against a double of ours alone, written after the API's documentation and
 * sources: the server cannot be had from Maven Central (of {@code
 * dolphinscheduler-standalone-server} 3.1.1 a parent POM is missing there).
 */
public final class DolphinSchedulerTarget implements EnforcementTarget {
  private final String name;
  private final String workflow;
  private final DolphinApi api;
  private final Attempts attempts;
  private final HeldJobs held = new HeldJobs();
  private final KeptFacts kept = new KeptFacts();

  private DolphinSchedulerTarget(TargetOptions options, Patience patience, Clock clock) {
    this.name = options.target();
    this.workflow = options.find("workflow").orElse(null);
    var token = Authorization.header("token", options.secret("token"));
    this.api =
        new DolphinApi(
            new JsonApi(options.url(), options.addressRules(), patience.timeout(), token),
            words(options),
            options.require("project"));
    this.attempts = new Attempts(name, api.http().host(), patience, clock);
  }

  /**
   * Opens a target; calls nobody yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public static DolphinSchedulerTarget open(TargetOptions options, Clock clock) {
    return open(options, options.patience(), clock);
  }

  static DolphinSchedulerTarget open(TargetOptions options, Patience patience, Clock clock) {
    return new DolphinSchedulerTarget(options, patience, clock);
  }

  private static DolphinWords words(TargetOptions options) {
    var version = options.find("version").orElse("3.3");
    if (!version.matches("3\\.[0-9]{1,2}(\\.[0-9]{1,2})?")) {
      throw options.wrong("version", "give that of DolphinScheduler, as 3.2 or 3.3.1");
    }
    return version.matches("3\\.[012](\\..*)?") ? DolphinWords.PROCESS : DolphinWords.WORKFLOW;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    return attempts.perform(
        decision, OutcomeStatus.APPLIED, () -> act(decision).apply(find(decision), decision));
  }

  @Override
  public Outcome rehearse(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.REHEARSED, () -> tell(decision));
  }

  private Effect tell(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return act(decision).rehearse(find(decision), decision);
  }

  private DolphinAct act(Decision decision) throws RefusedException {
    return switch (decision.action()) {
      case HOLD, PAUSE -> new Holding(api, held, kept);
      case RELEASE, RESUME -> new Releasing(api, held, kept);
      case TRIGGER -> new Starting(api, kept);
      case CLEAR -> new Repeating(api, kept);
      case STOP -> new Stopping(api, kept);
      case NOTIFY, FAIL, ARCHIVE, QUARANTINE, RESTORE, DELETE, REVIEW, REVOKE, DENY, GRANT ->
          throw new RefusedException(
              "Cannot %s in DolphinScheduler; choose another target".formatted(decision.action()));
    };
  }

  private DolphinApi.Workflow find(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var job = decision.job() == null ? workflow : decision.job();
    if (job == null) {
      throw new RefusedException(
          "Cannot %s: the decision names no job and target %s no workflow; set the option workflow"
              .formatted(decision.action(), name));
    }
    return api.find(job.substring(job.lastIndexOf('/') + 1));
  }

  @Override
  public void resume(List<Decision> inEffect) {
    held.resume(inEffect);
  }

  @Override
  public void close() {
    api.close();
  }

  /** Names target and host alone. */
  @Override
  public String toString() {
    return "DolphinSchedulerTarget[%s at %s]".formatted(name, api.http().host());
  }
}
