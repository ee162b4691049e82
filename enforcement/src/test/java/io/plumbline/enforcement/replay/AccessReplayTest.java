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

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.RuleText;
import io.plumbline.rules.access.AccessDecisions;
import io.plumbline.rules.access.AccessOccasion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessReplayTest {
  /** 2026-01-01. */
  private static final long AT = 1_767_225_600_000L;

  private static final AccessOccasion WOULD_DENY = new AccessOccasion.PolicyWouldDeny();

  @TempDir Path folders;
  private final FixedCompiler compiler = new FixedCompiler();
  private WatchedAccess watched;
  private AccessReplay replay;
  private long now = AT;

  @BeforeEach
  void watchTheOrders() throws IOException {
    watched =
        new WatchedAccess(
            compiler, new PolicySources(tenant -> folders, tenant -> reference -> "secret"));
    replay = new AccessReplay(watched);
    write(folders, allowing(4, reader(List.of("ann"), List.of())));
    watched.put(compiler.text(target("ranger", Map.of())));
    watched.put(compiler.text(policy("strangers", WOULD_DENY, "ranger")));
  }

  @AfterEach
  void stop() {
    watched.close();
  }

  private List<Decision> observed(AccessEvent event) {
    return replay.observe(event, now, now);
  }

  @Test
  void readThatWouldBeDeniedNowIsDecidedAboutWithItsEvidence() {
    assertThat(observed(read("e1", "ann", AT))).isEmpty();

    var decision = observed(read("e2", "eve", AT)).get(0);

    assertThat(decision.action()).isEqualTo(DecisionAction.REVOKE);
    assertThat(decision.target()).isEqualTo("ranger");
    assertThat(decision.dataset()).isEqualTo(ORDERS);
    assertThat(decision.mandate().isDryRun()).isTrue();
    assertThat(decision.reason())
        .isEqualTo(
            "eve read sales.orders at 2026-01-01T00:00:00Z, which would be denied now:"
                + " no policy of service shop_hive, version 4, allows it");
    assertThat(decision.facts())
        .containsEntry(AccessDecisions.USER, "eve")
        .containsEntry(AccessDecisions.OCCASION, "POLICY WOULD DENY");
    assertThat(decision.facts().get(AccessDecisions.EVENTS)).contains("event e2");
  }

  @Test
  void oneUserIsToldOfOnceADayAndUnderTheSameIdAfterARestart() {
    var first = observed(read("e1", "eve", AT)).get(0);
    assertThat(observed(read("e2", "eve", AT + 1_000))).isEmpty();
    now += Duration.ofDays(1).toMillis();
    assertThat(observed(read("e3", "eve", now))).hasSize(1);

    replay = new AccessReplay(watched);
    assertThat(observed(read("e1", "eve", AT)).get(0).id()).isEqualTo(first.id());
  }

  @Test
  void whatIsUndeterminedIsNoViolation() throws IOException {
    write(folders, allowing(5, reader(List.of(), List.of("analysts"))));
    assertThat(observed(read("e1", "eve", AT))).isEmpty();

    var groups = "{\"userStoreVersion\":1,\"userGroupMapping\":{\"eve\":[\"interns\"]}}";
    write(folders, "_userstore", groups.getBytes(UTF_8));
    now += Duration.ofMinutes(1).toMillis();
    assertThat(observed(read("e2", "eve", AT))).hasSize(1);
  }

  @Test
  void whatWasDeniedThenIsNoNews() {
    assertThat(observed(read("e1", "eve", AT, ORDERS, false, true))).isEmpty();
  }

  @Test
  void whoseNameTheLogHasNoProofOfIsLeftToAPerson() {
    var decision = observed(read("e1", "eve", AT, ORDERS, true, false)).get(0);

    assertThat(decision.action()).isEqualTo(DecisionAction.REVIEW);
  }

  @Test
  void brokenPoliciesLeaveTheLastGoodOnesAndJudgeNothingFromTheStart() throws IOException {
    assertThat(observed(read("e1", "ann", AT))).isEmpty();
    write(folders, "", "{\"policies".getBytes(UTF_8));
    now += Duration.ofMinutes(1).toMillis();
    assertThat(observed(read("e2", "ann", AT))).isEmpty();
    assertThat(observed(read("e3", "eve", AT))).hasSize(1);

    watched.put(compiler.text(target("ranger", Map.of())));
    assertThat(observed(read("e4", "mallory", AT))).isEmpty();
    write(folders, allowing(6, reader(List.of("ann"), List.of())));
    now += Duration.ofMinutes(1).toMillis();
    assertThat(observed(read("e5", "mallory", AT))).hasSize(1);
  }

  @Test
  void newPoliciesAreReadWithinAMinute() throws IOException {
    assertThat(observed(read("e1", "ann", AT))).isEmpty();
    write(folders, allowing(5, reader(List.of("bob"), List.of())));
    now += Duration.ofSeconds(10).toMillis();
    assertThat(observed(read("e2", "ann", AT))).isEmpty();
    now += Duration.ofSeconds(50).toMillis();
    assertThat(observed(read("e3", "ann", AT))).hasSize(1);
  }

  @Test
  void policyThatActsElsewhereIsAboutTheOnlyServiceThatGuards() {
    watched.put(compiler.text(policy("strangers", WOULD_DENY, "reviewers")));
    assertThat(observed(read("e1", "eve", AT)).get(0).target()).isEqualTo("reviewers");

    watched.put(compiler.text(target("another", Map.of())));
    assertThat(observed(read("e2", "mallory", AT))).isEmpty();
    watched.put(compiler.text(target("another", Map.of("namespace", "hive://b:9083"))));
    assertThat(observed(read("e3", "mallory", AT))).hasSize(1);
  }

  @Test
  void otherDataIsOfNoInterest() {
    var payments = new DatasetId("acme", ORDERS.namespace(), "sales.payments");
    assertThat(observed(read("e1", "eve", AT, payments, true, true))).isEmpty();
    var others = new DatasetId("other", ORDERS.namespace(), ORDERS.name());
    assertThat(observed(read("e2", "eve", AT, others, true, true))).isEmpty();
  }

  @Test
  void policyThatIsDroppedOrReplacedWatchesNoMore() {
    var text = compiler.text(policy("strangers", WOULD_DENY, "ranger"));
    watched.put(
        new RuleText(text.tenant(), text.name(), 2, text.text(), true, text.by(), text.atMillis()));

    assertThat(watched.isEmpty()).isTrue();
    assertThat(observed(read("e1", "eve", AT))).isEmpty();
  }

  @Test
  void foldersElsewhereAreOutOfReach() {
    watched.put(compiler.text(target("ranger", Map.of("policies", "../shop"))));

    assertThat(observed(read("e1", "eve", AT))).isEmpty();
  }
}
