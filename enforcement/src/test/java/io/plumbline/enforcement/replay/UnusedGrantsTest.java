package io.plumbline.enforcement.replay;

import static io.plumbline.enforcement.replay.ShopAccess.ORDERS;
import static io.plumbline.enforcement.replay.ShopAccess.allowing;
import static io.plumbline.enforcement.replay.ShopAccess.policy;
import static io.plumbline.enforcement.replay.ShopAccess.read;
import static io.plumbline.enforcement.replay.ShopAccess.reader;
import static io.plumbline.enforcement.replay.ShopAccess.target;
import static io.plumbline.enforcement.replay.ShopAccess.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.rules.access.AccessDecisions;
import io.plumbline.rules.access.AccessOccasion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedGrantsTest {
  private static final long STEP = Duration.ofDays(5).toMillis();

  /** Another table of the same store, that somebody reads every day. */
  private static final DatasetId OTHER =
      new DatasetId("acme", ORDERS.namespace(), "sales.payments");

  @TempDir Path folder;
  private final FixedCompiler compiler = new FixedCompiler();
  private UseMemory memory;
  private WatchedAccess watched;
  private UnusedGrants grants;

  /** 2026-01-01. */
  private long now = 1_767_225_600_000L;

  @BeforeEach
  void watchTheGrants() throws IOException {
    write(folder, allowing(4, reader(List.of("ann", "eve"), List.of("analysts"))));
    start();
  }

  private void start() {
    memory = UseMemory.open(folder.resolve("grants"));
    watched =
        new WatchedAccess(
            compiler, new PolicySources(tenant -> folder, tenant -> reference -> "secret"));
    watched.put(compiler.text(target("ranger", Map.of("namespace", ORDERS.namespace()))));
    watched.put(
        compiler.text(
            policy("unused", new AccessOccasion.GrantUnused(Duration.ofDays(30)), "ranger")));
    grants = new UnusedGrants(watched, memory);
  }

  @AfterEach
  void stop() {
    watched.close();
    memory.close();
  }

  /** So many steps of five days; at the begin of each some use the orders. */
  private List<Decision> pass(int steps, String... users) {
    var found = new ArrayList<Decision>();
    for (int step = 0; step < steps; step++) {
      grants.observe(read("o", "somebody", now, OTHER, true, true), now);
      for (var user : users) {
        grants.observe(read("e", user, now), now);
      }
      for (var each : grants.look(now)) {
        grants.told(each);
        found.add(each.decision());
      }
      now += STEP;
    }
    return found;
  }

  private static List<String> users(List<Decision> decisions) {
    return decisions.stream().map(d -> d.facts().get(AccessDecisions.USER)).toList();
  }

  @Test
  void grantThatNobodyUsedForLongEnoughIsFoundOnce() {
    assertThat(pass(6, "ann")).isEmpty();

    var decision = pass(1, "ann").get(0);

    assertThat(decision.action()).isEqualTo(DecisionAction.REVOKE);
    assertThat(decision.dataset()).isEqualTo(ORDERS);
    assertThat(decision.facts())
        .containsEntry(AccessDecisions.USER, "eve")
        .containsEntry(
            AccessDecisions.EVENTS,
            "policy 7 'readers of orders'; watched since 2026-01-01T00:00:00Z, no use seen");
    assertThat(decision.reason())
        .isEqualTo("eve has not used the grant on sales.orders since 2026-01-01T00:00:00Z");
    assertThat(pass(2, "ann")).isEmpty();
  }

  @Test
  void useInAnySpellingKeepsAGrantAndTheTimeBeginsAnew() {
    pass(4, "ann");
    pass(1, "ann", "EVE@EXAMPLE.ORG");
    assertThat(pass(5, "ann")).isEmpty();

    assertThat(pass(1, "ann").get(0).reason()).contains("since 2026-01-21T00:00:00Z");
  }

  @Test
  void whatIsUnusedAgainIsAnotherDecision() {
    var first = pass(7, "ann");
    pass(1, "ann", "eve");
    var second = pass(6, "ann");

    assertThat(users(first)).containsExactly("eve");
    assertThat(users(second)).containsExactly("eve");
    assertThat(second.get(0).id()).isNotEqualTo(first.get(0).id());
  }

  @Test
  void groupIsJudgedOnlyWhereItsMembersAreKnown() throws IOException {
    write(folder, allowing(5, reader(List.of(), List.of("analysts"))));
    assertThat(pass(8)).isEmpty();

    var groups =
        "{\"userStoreVersion\":1,\"userGroupMapping\":{\"ann\":[\"analysts\"],\"bob\":[\"analysts\"]}}";
    write(folder, "_userstore", groups.getBytes(UTF_8));
    assertThat(pass(1).get(0).facts())
        .containsEntry(AccessDecisions.GROUP, "analysts")
        .containsEntry(AccessDecisions.USER, "");
    // One member is enough.
    pass(1, "bob");
    assertThat(pass(5)).isEmpty();
  }

  @Test
  void silenceOfTheLogIsNoProof() {
    pass(4, "ann");
    now += 2 * STEP;
    assertThat(grants.look(now)).isEmpty();

    // What was used meanwhile is not known: it is watched from here on.
    assertThat(pass(6, "ann")).isEmpty();
    assertThat(users(pass(1, "ann"))).containsExactly("eve");
  }

  @Test
  void clockThatJumpsFindsNothing() {
    pass(1, "ann");

    assertThat(grants.look(4_070_908_800_000L)).isEmpty();
  }

  @Test
  void restartForgetsNothing() {
    pass(4, "ann");
    stop();
    start();

    assertThat(users(pass(3, "ann"))).containsExactly("eve");
    stop();
    start();
    assertThat(pass(1, "ann")).isEmpty();
  }

  @Test
  void grantsOnPatternsAreLeftAlone() throws IOException {
    var policies = allowing(5, reader(List.of("eve"), List.of()));
    policies.getPolicies().get(0).getResources().get("table").setValues(List.of("ord*"));
    write(folder, policies);

    assertThat(pass(8)).isEmpty();
  }

  @Test
  void policiesThatCannotBeReadForgetNothing() throws IOException {
    pass(4, "ann");
    stop();
    write(folder, "", "{".getBytes(UTF_8));
    start();
    pass(1, "ann");
    write(folder, allowing(5, reader(List.of("eve"), List.of())));

    assertThat(users(pass(2, "ann"))).containsExactly("eve");
  }
}
