package io.plumbline.ranger.replay;

import static io.plumbline.ranger.replay.Replayed.Verdict.NOW_ALLOWED;
import static io.plumbline.ranger.replay.Replayed.Verdict.NOW_DENIED;
import static io.plumbline.ranger.replay.Replayed.Verdict.UNDETERMINED;
import static io.plumbline.ranger.replay.ShopPolicies.group;
import static io.plumbline.ranger.replay.ShopPolicies.onOrders;
import static io.plumbline.ranger.replay.ShopPolicies.policy;
import static io.plumbline.ranger.replay.ShopPolicies.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemCondition;
import org.apache.ranger.plugin.model.RangerValiditySchedule;
import org.apache.ranger.plugin.util.ServicePolicies.TagPolicies;
import org.junit.jupiter.api.Test;

class PolicyReplayTest {
  /** 2026-01-01. */
  private static final long AT = 1_767_225_600_000L;

  private final ShopPolicies hive = ShopPolicies.of("hive");

  private static AccessEvent read(String user, String... columns) {
    return event(user, AccessAction.READ, Map.of(), columns);
  }

  private static AccessEvent event(
      String user, AccessAction action, Map<String, String> extra, String... columns) {
    return new AccessEvent(
        "e1",
        "acme",
        "trino",
        AT,
        user,
        action,
        "sales/orders",
        List.of(),
        List.of(columns),
        true,
        "10.0.0.1",
        1,
        true,
        extra);
  }

  private Replayed replayed(AccessEvent event) {
    return replayed(hive, event, "sales.orders");
  }

  private static Replayed replayed(ShopPolicies policies, AccessEvent event, String dataset) {
    try (var replay = new PolicyReplay(policies.set())) {
      return replay.replay(event, new DatasetId("acme", "hive://metastore:9083", dataset));
    }
  }

  private static RangerPolicy allowing(RangerPolicy.RangerPolicyItem... items) {
    var policy = onOrders(7);
    policy.setPolicyItems(List.of(items));
    return policy;
  }

  @Test
  void whoIsAllowedByNameIsAllowedAndWhoIsNotIsDenied() {
    hive.with(allowing(user("ann", "select")));

    assertThat(replayed(read("ann")))
        .isEqualTo(new Replayed(NOW_ALLOWED, "policy 7 of service shop, version 4"));
    assertThat(replayed(read("eve")))
        .isEqualTo(new Replayed(NOW_DENIED, "no policy of service shop, version 4, allows it"));
    assertThat(replayed(event("ann", AccessAction.WRITE, Map.of())).verdict())
        .isEqualTo(NOW_DENIED);
  }

  @Test
  void whatIsImpliedByAnotherRightIsAllowed() {
    hive.with(allowing(user("ann", "all")));

    assertThat(replayed(read("ann")).verdict()).isEqualTo(NOW_ALLOWED);
  }

  @Test
  void denialByAGroupThatMayAllowItIsUndeterminedUntilTheGroupsAreKnown() {
    hive.with(allowing(group("analysts", "all")));
    assertThat(replayed(read("eve")))
        .isEqualTo(
            new Replayed(
                UNDETERMINED,
                "policy policy-7 names groups, roles or conditions that are not known"));

    hive.knowing("eve", "interns").knowing("ann", "analysts");
    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
    assertThat(replayed(read("ann")).verdict()).isEqualTo(NOW_ALLOWED);
    assertThat(replayed(read("bob")).verdict()).isEqualTo(UNDETERMINED);
  }

  @Test
  void groupsThatOtherRightsAreAboutDoNotMatter() {
    hive.with(allowing(user("ann", "select"), group("analysts", "drop")));

    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
  }

  @Test
  void groupsOnOtherDataDoNotMatter() {
    var payments = policy(8, Map.of("database", "sales", "table", "payments", "column", "*"));
    payments.setPolicyItems(List.of(group("analysts", "select")));
    hive.with(allowing(user("ann", "select"))).with(payments);

    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
  }

  @Test
  void everybodyIsInTheGroupPublic() {
    hive.with(allowing(group("public", "select")));

    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_ALLOWED);
  }

  @Test
  void permissionThatAGroupMayBeDeniedIsUndetermined() {
    var policy = allowing(user("ann", "select"));
    policy.setDenyPolicyItems(List.of(group("interns", "select")));
    hive.with(policy);

    assertThat(replayed(read("ann")).verdict()).isEqualTo(UNDETERMINED);
    // Whatever groups eve is in, nothing allows it.
    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
  }

  @Test
  void rolesAreKnownOnlyWithGroupsAndRoles() {
    var item = user("nobody", "select");
    item.setUsers(List.of());
    item.setRoles(List.of("readers"));
    hive.with(allowing(item)).knowing("ann", "analysts").knowing("eve");
    assertThat(replayed(read("eve")).verdict()).isEqualTo(UNDETERMINED);

    hive.withRole("readers", "analysts");
    assertThat(replayed(read("ann")).verdict()).isEqualTo(NOW_ALLOWED);
    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
    assertThat(replayed(read("bob")).verdict()).isEqualTo(UNDETERMINED);
  }

  @Test
  void ownersAndConditionsAreNotKnown() {
    hive.with(allowing(user("{OWNER}", "select")));
    assertThat(replayed(read("eve")).verdict()).isEqualTo(UNDETERMINED);

    var conditional = ShopPolicies.of("hive");
    var item = user("eve", "select");
    item.setConditions(List.of(new RangerPolicyItemCondition("ip-range", List.of("10.0.0.0/8"))));
    assertThat(replayed(conditional.with(allowing(item)), read("eve"), "sales.orders").verdict())
        .isEqualTo(UNDETERMINED);
  }

  @Test
  void columnsAreJudgedEachAndUndeterminedWhereNoneIsNamed() {
    var id = policy(9, Map.of("database", "sales", "table", "orders", "column", "id"));
    id.setPolicyItems(List.of(user("eve", "select")));
    hive.with(id);

    assertThat(replayed(read("eve", "id")).verdict()).isEqualTo(NOW_ALLOWED);
    assertThat(replayed(read("eve", "id", "amount")).verdict()).isEqualTo(NOW_DENIED);
    assertThat(replayed(read("eve")))
        .isEqualTo(
            new Replayed(
                UNDETERMINED,
                "policy policy-9 is about some columns, and it is not known which were used"));
  }

  @Test
  void policiesOnTagsLeaveItUndetermined() {
    var tags = new TagPolicies();
    var tagged = policy(20, Map.of("tag", "pii"));
    tags.setServiceName("tags");
    tags.setServiceDef(ShopPolicies.of("tag").policies.getServiceDef());
    tags.setPolicies(List.of(tagged));
    tags.setPolicyVersion(1L);
    hive.with(allowing(user("ann", "select"))).policies.setTagPolicies(tags);

    assertThat(replayed(read("eve")).why())
        .isEqualTo("the tags of the data are not known, and there are policies on tags");
  }

  @Test
  void hdfsDecidesItselfWhereNoPolicyDoes() {
    var hdfs = ShopPolicies.of("hdfs");
    var policy = policy(3, Map.of("path", "/data/orders"));
    policy.setPolicyItems(List.of(user("ann", "read")));
    policy.setDenyPolicyItems(List.of(user("mallory", "read")));
    hdfs.with(policy);

    assertThat(replayed(hdfs, read("ann"), "/data/orders/day=1").verdict()).isEqualTo(NOW_ALLOWED);
    assertThat(replayed(hdfs, read("mallory"), "/data/orders").verdict()).isEqualTo(NOW_DENIED);
    assertThat(replayed(hdfs, read("eve"), "/data/orders").verdict()).isEqualTo(UNDETERMINED);
  }

  @Test
  void policyHoldsAtTheTimesOfItsValidity() {
    var over = allowing(user("eve", "select"));
    over.setValiditySchedules(
        List.of(
            new RangerValiditySchedule(
                "2025/01/01 00:00:00", "2025/12/31 00:00:00", "UTC", List.of())));
    hive.with(over);

    assertThat(replayed(read("eve")).verdict()).isEqualTo(NOW_DENIED);
  }

  @Test
  void rangersOwnLogTellsWhichRightWasAsked() {
    hive.with(allowing(user("ann", "drop")));
    var own = Map.of("nativeAction", "drop", "serviceType", "hive");

    assertThat(replayed(event("ann", AccessAction.DELETE, own)).verdict()).isEqualTo(NOW_ALLOWED);
    assertThat(replayed(event("ann", AccessAction.DELETE, Map.of())))
        .isEqualTo(new Replayed(UNDETERMINED, "it is not known which right DELETE needs"));
  }

  @Test
  void whatCannotBeNamedExactlyIsUndetermined() {
    assertThat(replayed(hive, read("eve"), "orders").verdict()).isEqualTo(UNDETERMINED);
    assertThat(replayed(read(" ")).why()).isEqualTo("the log names no user");
  }

  @Test
  void policiesThatAreNoneOrOfAnotherServiceAreRefused() {
    var none = "{\"policies\": ".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PolicySet.read("shop", none, null, null))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read policies of service shop: line 1 is no JSON that Ranger writes");
    var empty = "{}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PolicySet.read("shop", empty, null, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("they have no serviceDef");
    hive.policies.setServiceName("other");
    assertThatThrownBy(() -> PolicySet.read("shop", Json.writeBytes(hive.policies), null, null))
        .hasMessage(
            "Cannot use policies of service other for service shop: mend the option service");
  }

  @Test
  void classThatIsNotRangersIsNeverMade() {
    hive.policies.getServiceDef().getResources().get(0).setMatcher("com.example.Evil");

    assertThatThrownBy(() -> PolicySet.read("shop", Json.writeBytes(hive.policies), null, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a class that is not Ranger's");
  }
}
