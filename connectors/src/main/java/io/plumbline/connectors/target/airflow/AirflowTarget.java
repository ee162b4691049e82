package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.Attempts;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.HttpCaller;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/**
 * Holds, releases, triggers, clears and stops DAGs of Apache Airflow, 2 by its REST API v1 and 3 by
 * its REST API v2. Each act is such that doing it again for the same decision changes nothing.
 *
 * <p>Airflow cannot pause one task: a hold of a task holds its DAG. To hold one task, let it ask
 * the gate.
 */
public final class AirflowTarget implements EnforcementTarget {
  private static final int MAX_ANSWER = 1 << 20;

  private final String name;
  private final String dag;
  private final String asset;
  private final AirflowApi api;
  private final Attempts attempts;
  private final HeldJobs held = new HeldJobs();

  private AirflowTarget(
      String name, String dag, String asset, AirflowApi api, Patience patience, Clock clock) {
    this.name = name;
    this.dag = dag;
    this.asset = asset;
    this.api = api;
    this.attempts = new Attempts(name, api.http().host(), patience, clock);
  }

  /**
   * Opens a target; calls nobody yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public static AirflowTarget open(TargetOptions options, Clock clock) {
    return open(options, options.patience(), clock);
  }

  static AirflowTarget open(TargetOptions options, Patience patience, Clock clock) {
    var version = version(options);
    var url = options.url();
    var caller = new HttpCaller(options.addressRules(), patience.timeout(), MAX_ANSWER);
    try {
      var http =
          new JsonApi(
              URI.create(url + version.root()),
              caller,
              authorization(options, version, url, caller));
      return new AirflowTarget(
          options.target(),
          options.find("dag").orElse(null),
          options.find("asset").orElse(null),
          new AirflowApi(http, version),
          patience,
          clock);
    } catch (RuntimeException e) {
      caller.close();
      throw e;
    }
  }

  private static ApiVersion version(TargetOptions options) {
    return switch (options.require("api")) {
      case "v1" -> ApiVersion.V1;
      case "v2" -> ApiVersion.V2;
      default -> throw options.wrong("api", "choose v1 for Airflow 2, v2 for Airflow 3");
    };
  }

  private static Authorization authorization(
      TargetOptions options, ApiVersion version, URI url, HttpCaller caller) {
    if (options.find("token").isPresent()) {
      return options.bearer();
    }
    var user = options.find("user");
    if (user.isEmpty()) {
      throw options.wrong("user", "give user and password, or token");
    }
    var password = options.secret("password");
    return version == ApiVersion.V1
        ? Authorization.basic(user.get(), password)
        : new AirflowToken(url, user.get(), password, caller);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.APPLIED, () -> apply(decision));
  }

  @Override
  public Outcome rehearse(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.REHEARSED, () -> tell(decision));
  }

  /** The DAG: Airflow's OpenLineage jobs are called {@code dag.task}. */
  @Override
  public String unitOf(String job) {
    var name = job.substring(job.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Effect apply(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return isEvent(decision)
        ? new AssetEvent(api, asset).apply(decision)
        : act(decision).apply(job(decision), decision);
  }

  private Effect tell(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return isEvent(decision)
        ? new AssetEvent(api, asset).rehearse(decision)
        : act(decision).rehearse(job(decision), decision);
  }

  private boolean isEvent(Decision decision) {
    return decision.action() == DecisionAction.TRIGGER && asset != null;
  }

  private AirflowAct act(Decision decision) throws RefusedException {
    return switch (decision.action()) {
      case HOLD, PAUSE -> new Pausing(api, held);
      case RELEASE, RESUME -> new Resuming(api, held);
      case TRIGGER -> new Triggering(api);
      case CLEAR -> new Clearing(api);
      case STOP -> new Stopping(api);
      case NOTIFY, FAIL, ARCHIVE, QUARANTINE, RESTORE, DELETE, REVIEW, REVOKE, DENY, GRANT ->
          throw new RefusedException(
              "Cannot %s in Airflow; choose another target".formatted(decision.action()));
    };
  }

  private AirflowJob job(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var job = decision.job() == null ? dag : decision.job();
    if (job == null) {
      throw new RefusedException(
          "Cannot %s: the decision names no job and target %s no DAG; set the option dag"
              .formatted(decision.action(), name));
    }
    return api.find(job);
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
    return "AirflowTarget[%s at %s]".formatted(name, api.http().host());
  }
}
