package io.plumbline.enforcement.target.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RemoteTargetContract;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Severity;
import io.plumbline.rules.access.AccessDecisions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a double of ours that has Ranger's own model and validation. */
@Timeout(60)
class RangerAdminTargetTest extends RemoteTargetContract {
  private static final int ATTEMPTS = 3;

  /** 2026-01-01. */
  private static final long DECIDED = 1_767_225_600_000L;

  private RangerAdminDouble admin;
  private RangerAdminTarget target;

  @BeforeEach
  void startRangerAdmin() throws IOException {
    admin = new RangerAdminDouble("hive");
    target = open(Map.of());
  }

  @AfterEach
  void stopRangerAdmin() {
    target.close();
    admin.close();
  }

  private RangerAdminTarget open(Map<String, String> more) {
    return open(more, Duration.ofSeconds(5));
  }

  private RangerAdminTarget open(Map<String, String> more, Duration timeout) {
    var options = new HashMap<String, String>();
    options.put("url", admin.uri().toString());
    options.put("service", RangerAdminDouble.SERVICE);
    options.put("user", RangerAdminDouble.USER);
    options.put("password", "env:PASSWORD");
    options.put("network", "loopback");
    options.putAll(more);
    return RangerAdminTarget.open(
        new TargetOptions("ranger", options, key -> RangerAdminDouble.PASSWORD),
        new Patience(timeout, ATTEMPTS, Duration.ofMillis(1), Duration.ofSeconds(30)),
        Clock.systemUTC());
  }

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  @Override
  protected Decision decision(String id) {
    return decision(id, DecisionAction.REVOKE, Map.of(AccessDecisions.USER, "eve"));
  }

  private static Decision decision(String id, DecisionAction action, Map<String, String> facts) {
    return decision(id, action, "sales.orders", facts);
  }

  private static Decision decision(
      String id, DecisionAction action, String dataset, Map<String, String> facts) {
    return new Decision(
        id,
        "acme",
        action,
        new DatasetId("acme", "hive://metastore:9083", dataset),
        "*",
        "ranger",
        null,
        null,
        null,
        null,
        Severity.WARN,
        "eve reads sales.orders for the first time",
        DECIDED,
        action.lasts() ? DECIDED + Duration.ofDays(1).toMillis() : null,
        null,
        null,
        facts);
  }

  @Override
  protected long effects() {
    return admin.created();
  }

  @Override
  protected void failNext(int calls) {
    admin.failNext(calls, 503);
  }

  @Override
  protected void refuseAll() {
    admin.refuseAll(403);
  }

  @Override
  protected int maxAttempts() {
    return ATTEMPTS;
  }

  private Outcome applied(Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.APPLIED);
    return outcome;
  }

  private Outcome failed(Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(admin.created()).isZero();
    return outcome;
  }

  @Test
  void denialIsAPolicyOfItsOwnThatSaysWhoseItIsAndEndsByItself() throws Exception {
    var outcome = applied(decision("d1", DecisionAction.DENY, Map.of(AccessDecisions.USER, "eve")));

    assertThat(outcome.message())
        .isEqualTo(
            "Policy plumbline-d1 (101) denies eve everything on sales.orders;"
                + " in force at 1 plugins");
    var policy = admin.policies().get(0);
    assertThat(policy.getName()).isEqualTo("plumbline-d1");
    assertThat(policy.getPolicyLabels()).containsExactly("plumbline");
    assertThat(policy.getDescription()).contains("decision d1").contains("for the first time");
    assertThat(policy.getPolicyItems()).isEmpty();
    assertThat(policy.getDenyPolicyItems().get(0).getUsers()).containsExactly("eve");
    assertThat(policy.getResources().get("table").getValues()).containsExactly("orders");
    var schedule = policy.getValiditySchedules().get(0);
    assertThat(schedule.getStartTime()).isEqualTo("2026/01/01 00:00:00");
    assertThat(schedule.getEndTime()).isEqualTo("2026/01/02 00:00:00");
    assertThat(schedule.getTimeZone()).isEqualTo("UTC");
  }

  @Test
  void revocationLastsUntilItIsUndone() throws Exception {
    var person = admin.put(personsPolicy("all of sales"));
    var revocation = decision("d1");
    applied(revocation);
    assertThat(admin.named("plumbline-d1").orElseThrow().getValiditySchedules().get(0).getEndTime())
        .isNull();

    assertThat(applied(revocation.reversed("a mistake", DECIDED + 1)).message())
        .isEqualTo("Policy plumbline-d1 is deleted; plugins follow when they ask next");
    assertThat(admin.policies()).containsExactly(person);
    assertThat(applied(revocation.reversed("a mistake", DECIDED + 1)).message())
        .isEqualTo("Policy plumbline-d1 is gone already");
  }

  @Test
  void whatIsWrittenIsInForceOnceEveryPluginActsByIt() throws Exception {
    admin.addPlugin("worker-2");
    admin.plugOff();

    var written = target.enforce(decision("d1"));
    assertThat(written.status()).isEqualTo(OutcomeStatus.UNCONFIRMED);
    assertThat(written.message())
        .endsWith(
            "not yet in force at 2 of 2 plugins: hiveServer2 at worker-1, hiveServer2 at worker-2");

    admin.refresh("worker-1");
    assertThat(target.enforce(decision("d1")).message())
        .endsWith("not yet in force at 1 of 2 plugins: hiveServer2 at worker-2");
    admin.refresh("worker-2");
    // What others write later does not matter.
    admin.put(personsPolicy("later"));
    assertThat(applied(decision("d1")).message()).endsWith("in force at 2 plugins");
    assertThat(admin.changes()).hasSize(1);
  }

  @Test
  void serviceThatNoPluginAsksForIsNotSaidToBeInForce() throws Exception {
    admin.removePlugins();

    var outcome = target.enforce(decision("d1"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.UNCONFIRMED);
    assertThat(outcome.message()).contains("no plugin has asked for the policies of the service");
  }

  @Test
  void lostAnswerMakesNoSecondPolicy() throws Exception {
    target.close();
    target = open(Map.of(), Duration.ofSeconds(3));
    admin.loseAnswerOf("/policy");

    assertThat(applied(decision("d1")).attempts()).isEqualTo(2);
    assertThat(admin.created()).isOne();
  }

  @Test
  void policyThatAPersonMadeUnderOurNameIsLeftAlone() throws Exception {
    var person = admin.put(personsPolicy("plumbline-d1"));

    assertThat(target.enforce(decision("d1")).message())
        .isEqualTo(
            "Cannot touch policy plumbline-d1: it has not the label plumbline,"
                + " so a person may have made it");
    assertThat(target.enforce(decision("d1").reversed("a mistake", DECIDED)).status())
        .isEqualTo(OutcomeStatus.FAILED);
    assertThat(admin.policies()).containsExactly(person);
  }

  @Test
  void policiesOnOneResourceAtOneTimeStandSideBySide() throws Exception {
    applied(decision("d1"));
    applied(decision("d2", DecisionAction.REVOKE, Map.of(AccessDecisions.USER, "mallory")));

    assertThat(admin.policies())
        .extracting(policy -> policy.getValiditySchedules().get(0).getStartTime())
        .containsExactly("2026/01/01 00:00:00", "2025/12/31 23:59:59");
  }

  @Test
  void groupIsDeniedAsAGroup() throws Exception {
    var facts = Map.of(AccessDecisions.GROUP, "interns", AccessDecisions.USER, "");
    assertThat(applied(decision("d1", DecisionAction.REVOKE, facts)).message())
        .contains("denies group interns everything");

    var item = admin.policies().get(0).getDenyPolicyItems().get(0);
    assertThat(item.getGroups()).containsExactly("interns");
    assertThat(item.getUsers()).isEmpty();
  }

  @Test
  void whatCannotBeSaidExactlyIsRefused() throws Exception {
    assertThat(failed(decision("d1", DecisionAction.REVOKE, Map.of())).message())
        .isEqualTo("Cannot deny anybody: the decision names no user");
    var owner = Map.of(AccessDecisions.USER, "{OWNER}");
    assertThat(failed(decision("d2", DecisionAction.REVOKE, owner)).message())
        .isEqualTo("Cannot deny the user {OWNER}: Ranger would read it as another");
    var eve = Map.of(AccessDecisions.USER, "eve");
    assertThat(failed(decision("d3", DecisionAction.REVOKE, "sales.*", eve)).message())
        .contains("it would be read as a pattern");
    assertThat(failed(decision("d4", DecisionAction.HOLD, eve)).message())
        .isEqualTo("Cannot HOLD in Ranger; choose another target");
  }

  @Test
  void whatRangerWouldNotHeedIsRefused() throws Exception {
    admin.forget("eve");
    assertThat(failed(decision("d1")).message()).contains("specified in policy does not exist");

    admin.refuseDenials();
    assertThat(failed(decision("d2")).message()).contains("its type has no deny items");
  }

  @Test
  void datasetsOfAnotherNamespaceAreOfAnotherService() throws Exception {
    target.close();
    target = open(Map.of("namespace", "hive://other:9083"));

    assertThat(failed(decision("d1")).message())
        .contains("target ranger guards datasets of namespace hive://other:9083");
  }

  @ParameterizedTest
  @CsvSource({
    "hive, sales.orders",
    "trino, lake.sales.orders",
    "presto, lake.sales.orders",
    "hdfs, /data/sales/orders",
    "kafka, sales.orders",
  })
  void everyKindOfServiceTakesItsPolicies(String type, String dataset) throws Exception {
    stopRangerAdmin();
    admin = new RangerAdminDouble(type);
    target = open(Map.of());

    applied(decision("d1", DecisionAction.DENY, dataset, Map.of(AccessDecisions.USER, "eve")));
  }

  @Test
  void folderOfPoliciesCanOnlyTell() throws Exception {
    var options = Map.of("service", "shop_hive", "policies", "shop");
    try (var folder =
        RangerAdminTarget.open(
            new TargetOptions("ranger", options, key -> ""), Clock.systemUTC())) {
      assertThat(folder.rehearse(decision("d1")).message())
          .isEqualTo(
              "Would REVOKE eve: everything on sales.orders by a policy of service shop_hive");
      assertThat(folder.enforce(decision("d1")).message())
          .endsWith("has a folder of policies and no Ranger Admin; set url");
    }
    assertThatThrownBy(
            () ->
                RangerAdminTarget.open(
                    new TargetOptions("ranger", Map.of("service", "s"), key -> ""),
                    Clock.systemUTC()))
        .hasMessageContaining("give the address of a Ranger Admin, or a folder of policies");
  }

  @Test
  void reviewIsLeftToAPerson() throws Exception {
    var review = decision("d1", DecisionAction.REVIEW, Map.of(AccessDecisions.USER, "eve"));

    assertThat(target.rehearse(review).message())
        .isEqualTo("Would ask a person to look; Ranger would be left as it is");
  }

  private static RangerPolicy personsPolicy(String name) {
    var policy = new RangerPolicy();
    policy.setService(RangerAdminDouble.SERVICE);
    policy.setName(name);
    policy.setResources(
        Map.of("database", new RangerPolicy.RangerPolicyResource(List.of("sales"), false, false)));
    return policy;
  }
}
