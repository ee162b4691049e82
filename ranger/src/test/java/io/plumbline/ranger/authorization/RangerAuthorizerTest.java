package io.plumbline.ranger.authorization;

import static io.plumbline.ranger.authorization.Policies.allow;
import static io.plumbline.ranger.authorization.Policies.deny;
import static io.plumbline.ranger.authorization.Policies.except;
import static io.plumbline.ranger.authorization.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ranger's own engine says with our definition of what policies can be about. */
class RangerAuthorizerTest {

  private static final String WAREHOUSE = "postgres://db:5432";
  private static final Resource ORDERS = dataset("dwh.orders");

  @TempDir static Path directory;
  private static RangerAuthorizer authorizer;

  @BeforeAll
  static void start() throws Exception {
    authorizer =
        Policies.in(directory)
            .with(
                7,
                policy(1, "dataset *", allow("analysts", "read"), deny("suspended", "read")),
                policy(2, "dataset hr.*", deny("analysts", "read", "write")),
                policy(3, "dataset " + WAREHOUSE + "/*", allow("loaders", "write")),
                policy(4, "rule dwh_*", allow("stewards", "admin")),
                policy(5, "", allow("analysts", "read")),
                policy(6, "decision *", allow("judges", "approve")),
                policy(7, "policy *", allow("analysts", "read")),
                except(policy(8, "incident hr.*", allow("analysts", "read"))),
                policy(9, "dataset mart.Daily", allow("exact", "read")))
            .open();
  }

  @AfterAll
  static void stop() {
    authorizer.close();
  }

  private static Resource dataset(String name) {
    return Resource.of(new DatasetId("acme", WAREHOUSE, name));
  }

  private static Ruling ask(String group, Access access, Resource resource) {
    return ask(Set.of(group), "acme", access, resource);
  }

  private static Ruling ask(Set<String> groups, String tenant, Access access, Resource resource) {
    return authorizer.decide(new Question("ann", groups, tenant, access, resource));
  }

  @Test
  void memberOfAGroupMayWhatTheGroupMayAndTheAnswerNamesThePolicy() {
    assertThat(ask("analysts", Access.READ, ORDERS)).isEqualTo(new Ruling(true, 1, 7));
    assertThat(ask("analysts", Access.WRITE, ORDERS).isAllowed()).isFalse();
    assertThat(ask("analysts", Access.ADMIN, ORDERS).isAllowed()).isFalse();
  }

  @Test
  void whoIsInNoGroupMayNothing() {
    assertThat(ask(Set.of(), "acme", Access.READ, ORDERS)).isEqualTo(new Ruling(false, -1, 7));
    assertThat(ask(Set.of(), "acme", Access.READ, Resource.tenant()).isAllowed()).isFalse();
  }

  @Test
  void aRightInOneTenantIsNoneInAnother() {
    assertThat(ask(Set.of("analysts"), "globex", Access.READ, ORDERS).isAllowed()).isFalse();
    assertThat(ask(Set.of("analysts"), "acme*", Access.READ, ORDERS).isAllowed()).isFalse();
  }

  @Test
  void denyingBeatsAllowing() {
    assertThat(ask(Set.of("analysts", "suspended"), "acme", Access.READ, ORDERS))
        .isEqualTo(new Ruling(false, 1, 7));
    assertThat(ask("analysts", Access.READ, dataset("hr.salaries")))
        .isEqualTo(new Ruling(false, 2, 7));
  }

  @Test
  void datasetGoesByItsIdAndByItsNameAlone() {
    assertThat(ask("loaders", Access.WRITE, ORDERS).policy()).isEqualTo(3);
    assertThat(ask("exact", Access.READ, dataset("mart.Daily")).isAllowed()).isTrue();
    assertThat(ask("exact", Access.READ, dataset("mart.daily")).isAllowed()).isFalse();
  }

  @Test
  void onlyAdminImpliesTheOtherAccesses() {
    var rule = Resource.named(ResourceKind.RULE, "dwh_orders");
    for (var access : Access.values()) {
      assertThat(ask("stewards", access, rule).isAllowed()).as(access.type()).isTrue();
    }
    assertThat(ask("stewards", Access.READ, Resource.named(ResourceKind.RULE, "hr")).isAllowed())
        .isFalse();
    assertThat(ask("loaders", Access.READ, ORDERS).isAllowed()).isFalse();
    var decision = Resource.named(ResourceKind.DECISION, "d1");
    assertThat(ask("judges", Access.APPROVE, decision).isAllowed()).isTrue();
    assertThat(ask("judges", Access.ADMIN, decision).isAllowed()).isFalse();
  }

  @Test
  void rightOnTheTenantIsNoneOnWhatItHasAndTheOtherWayRound() {
    assertThat(ask("analysts", Access.READ, Resource.tenant()).isAllowed()).isTrue();
    assertThat(ask("analysts", Access.READ, Resource.named(ResourceKind.RULE, "r")).isAllowed())
        .isFalse();
    assertThat(ask("judges", Access.READ, Resource.tenant()).isAllowed()).isFalse();
  }

  @Test
  void wholeOfAKindNeedsARightOnAllAndNoPartTakenAway() {
    assertThat(ask("analysts", Access.READ, Resource.whole(ResourceKind.POLICY)).isAllowed())
        .isTrue();
    assertThat(ask("judges", Access.APPROVE, Resource.whole(ResourceKind.DECISION)).isAllowed())
        .isTrue();
    assertThat(ask("analysts", Access.READ, Resource.whole(ResourceKind.DATASET)))
        .as("hr.* is denied")
        .isEqualTo(new Ruling(false, 2, 7));
    assertThat(ask("loaders", Access.WRITE, Resource.whole(ResourceKind.DATASET)).isAllowed())
        .as("a part alone")
        .isFalse();
    assertThat(ask("analysts", Access.READ, Resource.whole(ResourceKind.INCIDENT)).isAllowed())
        .as("all but hr.*")
        .isFalse();
  }

  @Test
  void exclusionHoldsForEachNameOfAThing() {
    var about = java.util.List.of("i1", WAREHOUSE + "/hr.salaries", "hr.salaries");
    assertThat(ask("analysts", Access.READ, new Resource(ResourceKind.INCIDENT, about)).isAllowed())
        .isFalse();
    assertThat(
            ask("analysts", Access.READ, Resource.named(ResourceKind.INCIDENT, "i2")).isAllowed())
        .isTrue();
  }

  @Test
  void namesThatLookLikePatternsAreNames() {
    for (var name : new String[] {"*", "", "?", "dwh_*\u0000", "{USER}", "${{USER._name}}"}) {
      assertThat(ask("loaders", Access.WRITE, Resource.named(ResourceKind.DATASET, name)))
          .as(name)
          .isEqualTo(new Ruling(false, -1, 7));
    }
    assertThat(ask("stewards", Access.WRITE, Resource.named(ResourceKind.RULE, "*")).isAllowed())
        .isFalse();
  }
}
