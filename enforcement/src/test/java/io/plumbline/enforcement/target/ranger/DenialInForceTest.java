package io.plumbline.enforcement.target.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.replay.PolicySources;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Severity;
import io.plumbline.ranger.replay.PolicyReplay;
import io.plumbline.ranger.replay.PolicySource;
import io.plumbline.rules.access.AccessDecisions;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemAccess;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the target writes, as Ranger's own plugin understands it. */
class DenialInForceTest {
  /** 2026-01-01. */
  private static final long DECIDED = 1_767_225_600_000L;

  private static final DatasetId ORDERS = new DatasetId("acme", "hive", "sales.orders");

  @TempDir Path folders;
  private RangerAdminDouble admin;
  private EnforcementTarget target;
  private PolicySource policies;

  @BeforeEach
  void letEverybodyRead() throws IOException {
    admin = new RangerAdminDouble("hive");
    admin.put(allowing("eve", "ann"));
    var options =
        Map.of(
            "url",
            admin.uri().toString(),
            "service",
            RangerAdminDouble.SERVICE,
            "user",
            RangerAdminDouble.USER,
            "password",
            "env:PASSWORD",
            "network",
            "loopback");
    target =
        RangerAdminTarget.open(
            new TargetOptions("ranger", options, key -> RangerAdminDouble.PASSWORD),
            Clock.systemUTC());
    policies =
        new PolicySources(tenant -> folders, tenant -> key -> RangerAdminDouble.PASSWORD)
            .open(new Endpoint("acme", "ranger", 1, EndpointType.RANGER, options));
  }

  @AfterEach
  void stop() {
    target.close();
    policies.close();
    admin.close();
  }

  private static RangerPolicy allowing(String... users) {
    var policy = new RangerPolicy();
    policy.setService(RangerAdminDouble.SERVICE);
    policy.setName("readers of sales");
    policy.setIsEnabled(true);
    policy.setPolicyType(RangerPolicy.POLICY_TYPE_ACCESS);
    // It overrides others, as some policies of people do.
    policy.setPolicyPriority(RangerPolicy.POLICY_PRIORITY_OVERRIDE);
    var resources = new HashMap<String, RangerPolicyResource>();
    resources.put("database", new RangerPolicyResource("sales", false, false));
    resources.put("table", new RangerPolicyResource("*", false, false));
    resources.put("column", new RangerPolicyResource("*", false, false));
    policy.setResources(resources);
    var item = new RangerPolicyItem();
    item.setUsers(List.of(users));
    item.setAccesses(List.of(new RangerPolicyItemAccess("select", true)));
    policy.setPolicyItems(List.of(item));
    return policy;
  }

  private boolean isDenied(String user, String table, long atMillis) throws IOException {
    var dataset = new DatasetId("acme", "hive", table);
    var event =
        new AccessEvent(
            "e",
            "acme",
            "trino",
            atMillis,
            user,
            AccessAction.READ,
            table,
            List.of(dataset),
            List.of("amount"),
            true,
            null,
            1,
            true,
            Map.of());
    try (var replay = new PolicyReplay(policies.read())) {
      return replay.replay(event, dataset).isDenied();
    }
  }

  private void enforce(Decision decision) throws Exception {
    target.enforce(decision);
    admin.refresh("worker-1");
    // Who reads policies here is no plugin that has to act by them.
    assertThat(target.enforce(decision).status()).isEqualTo(OutcomeStatus.APPLIED);
  }

  private static Decision decision(DecisionAction action, Long until) {
    return new Decision(
        "d1",
        "acme",
        action,
        ORDERS,
        "*",
        "ranger",
        null,
        null,
        null,
        null,
        Severity.WARN,
        "eve reads too much",
        DECIDED,
        until,
        null,
        null,
        Map.of(AccessDecisions.USER, "eve"));
  }

  @Test
  void revocationDeniesTheUserTheDatasetAndNothingElseUntilItIsUndone() throws Exception {
    assertThat(isDenied("eve", "sales.orders", DECIDED + 1_000)).isFalse();
    var revocation = decision(DecisionAction.REVOKE, null);
    enforce(revocation);

    assertThat(isDenied("eve", "sales.orders", DECIDED + 1_000)).isTrue();
    assertThat(isDenied("eve", "sales.payments", DECIDED + 1_000)).isFalse();
    assertThat(isDenied("ann", "sales.orders", DECIDED + 1_000)).isFalse();
    enforce(revocation.reversed("a mistake", DECIDED + 2_000));
    assertThat(isDenied("eve", "sales.orders", DECIDED + 3_000)).isFalse();
  }

  @Test
  void denialEndsWhenItIsOver() throws Exception {
    long until = DECIDED + Duration.ofDays(1).toMillis();
    enforce(decision(DecisionAction.DENY, until));

    assertThat(isDenied("eve", "sales.orders", until - 1_000)).isTrue();
    assertThat(isDenied("eve", "sales.orders", until + 2_000)).isFalse();
  }

  @Test
  void policiesThatMayNotBeReadAreToldOf() {
    admin.refuseAll(403);

    assertThatThrownBy(policies::read)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read policies of service shop_hive: answered 403");
  }
}
