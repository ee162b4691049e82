package io.plumbline.connectors.target.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.Decisions;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RemoteTargetContract;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the target keeps with either version of Airflow's API, spoken by a double of ours. */
@Timeout(60)
abstract class AirflowTargetContract extends RemoteTargetContract {
  /** Of the decisions; runs before it are what they are about. */
  static final Instant DECIDED = Instant.ofEpochMilli(1_767_225_600_000L);

  static final Instant EARLIER = DECIDED.minusSeconds(600);
  static final Instant LATER = DECIDED.plusSeconds(600);
  static final int ATTEMPTS = 3;

  AirflowDouble airflow;
  AirflowTarget target;
  private final Map<String, String> secrets = new HashMap<>();

  abstract ApiVersion version();

  @BeforeEach
  void startAirflow() throws Exception {
    airflow = new AirflowDouble(version());
    airflow.state.addDag("d1", "extract", "load.orders", "publish");
    airflow.state.addDag("d2", "extract");
    secrets.put("env:PASSWORD", AirflowDouble.PASSWORD);
    target = open(Map.of());
  }

  @AfterEach
  void stopAirflow() {
    target.close();
    airflow.close();
  }

  AirflowTarget open(Map<String, String> options) {
    return open(options, Duration.ofSeconds(5));
  }

  AirflowTarget open(Map<String, String> more, Duration timeout) {
    var options = new HashMap<String, String>();
    options.put("url", airflow.uri() + "/");
    options.put("api", version() == ApiVersion.V1 ? "v1" : "v2");
    options.put("user", AirflowDouble.USER);
    options.put("password", "env:PASSWORD");
    options.put("network", "loopback");
    options.putAll(more);
    return AirflowTarget.open(
        new TargetOptions("etl", options, secrets::get),
        new Patience(timeout, ATTEMPTS, Duration.ofMillis(1), Duration.ofSeconds(30)),
        Clock.systemUTC());
  }

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  /** Each pauses a DAG of its own, of the decision's name. */
  @Override
  protected Decision decision(String id) {
    return of(id, DecisionAction.HOLD, "my/airflow/" + id);
  }

  static Decision of(String id, DecisionAction action, String job) {
    return Decisions.of(id, action, "etl", job, Map.of());
  }

  /** The decision as the engine repeats or undoes it: with what its outcome told. */
  static Decision with(Decision decision, Map<String, String> facts) {
    return new Decision(
        decision.id(),
        decision.tenant(),
        decision.action(),
        decision.dataset(),
        decision.partition(),
        decision.target(),
        decision.job(),
        decision.incidentId(),
        decision.alertId(),
        decision.rule(),
        decision.severity(),
        decision.reason(),
        decision.decidedAtMillis(),
        decision.expiresAtMillis(),
        decision.parent(),
        decision.mandate(),
        facts);
  }

  static Decision undo(Decision decision) {
    return decision.reversed("resolved", DECIDED.toEpochMilli() + 1);
  }

  @Override
  protected long effects() {
    return airflow.state.effects();
  }

  @Override
  protected void failNext(int calls) {
    airflow.failNext(calls, 503);
  }

  @Override
  protected void refuseAll() {
    airflow.refuseAll(403);
  }

  @Override
  protected int maxAttempts() {
    return ATTEMPTS;
  }

  Outcome applied(Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.APPLIED);
    return outcome;
  }

  String refused(Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.FAILED);
    return outcome.message();
  }

  @Test
  void dotsInNamesAreReadAsAirflowKnowsThem() throws Exception {
    airflow.state.addDag("a", "b.c");
    airflow.state.addDag("x.y", "z");
    airflow.state.addDag("x", "other");

    assertThat(applied(of("1", DecisionAction.HOLD, "ns/a.b.c")).message()).startsWith("DAG a ");
    assertThat(applied(of("2", DecisionAction.HOLD, "ns/x.y.z")).message()).startsWith("DAG x.y ");
    assertThat(refused(of("3", DecisionAction.HOLD, "ns/x.nothing")))
        .contains("Cannot find the DAG of job ns/x.nothing", "tried [x.nothing, x]", "option dag");
  }

  @Test
  void accountThatMayReadOneDagAloneFindsItsTasks() throws Exception {
    airflow.forbidUnknownDags();

    assertThat(applied(of("h", DecisionAction.HOLD, "ns/d1.load.orders")).message())
        .startsWith("DAG d1 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ns/..", "ns/", "ns/d1%2F..%2F..%2Fconnections", "ns/d1?x=1", "ns/d1#"})
  void nameThatWouldLeadElsewhereLeadsNowhere(String job) throws Exception {
    refused(of("h", DecisionAction.HOLD, job));

    assertThat(airflow.requests())
        .filteredOn(request -> !request.path().equals("/auth/token"))
        .allSatisfy(request -> assertThat(request.path()).startsWith(version().root() + "/dags/"))
        .allSatisfy(request -> assertThat(request.path()).doesNotEndWith("/..").doesNotEndWith("/"))
        .allSatisfy(request -> assertThat(request.query()).isNull());
    assertThat(effects()).isZero();
  }

  @Test
  void dagOfTheTargetIsMeantWhenTheDecisionNamesNoJob() throws Exception {
    assertThat(refused(of("h", DecisionAction.HOLD, null))).contains("set the option dag");
    target.close();
    target = open(Map.of("dag", "d2"));

    applied(of("h", DecisionAction.HOLD, null));

    assertThat(airflow.state.isPaused("d2")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void busyAirflowIsTriedAgain(int status) throws Exception {
    airflow.failNext(1, status);

    assertThat(applied(decision("d1")).attempts()).isEqualTo(2);
  }

  @Test
  void credentialsThatChangedAreReadAnew() throws Exception {
    applied(decision("d1"));
    airflow.changePassword("another password");
    secrets.put("env:PASSWORD", "another password");

    assertThat(applied(decision("d2")).attempts()).isOne();
  }

  @Test
  void wrongPasswordIsFinalAndShownNowhere() throws Exception {
    secrets.put("env:PASSWORD", "wrong password");
    target.close();
    target = open(Map.of());

    var message = refused(decision("d1"));

    assertThat(message).contains("mend user").doesNotContain("wrong password");
    assertThat(target.toString()).isEqualTo("AirflowTarget[etl at 127.0.0.1]");
  }

  @Test
  void airflowThatIsDownCanBeTriedAgainLater() {
    airflow.close();

    assertThatThrownBy(() -> target.enforce(decision("d1")))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("Cannot call 127.0.0.1");
  }

  @Test
  void privateAddressesNeedAnOption() throws Exception {
    target.close();
    target = open(Map.of("network", "public"));

    assertThat(refused(decision("d1"))).contains("allow it by the option network");
    assertThat(airflow.requests()).isEmpty();
  }

  @Test
  void whatAirflowCannotDoIsRefused() throws Exception {
    assertThat(refused(of("x", DecisionAction.DELETE, "ns/d1")))
        .isEqualTo("Cannot DELETE in Airflow; choose another target");
  }
}
