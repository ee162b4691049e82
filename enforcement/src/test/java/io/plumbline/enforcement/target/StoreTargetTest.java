package io.plumbline.enforcement.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.EnforcementTargetContract;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.enforcement.retention.FixedObligations;
import io.plumbline.enforcement.retention.RetentionMemory;
import io.plumbline.enforcement.store.ForwardingStore;
import io.plumbline.enforcement.store.LosingAnswers;
import io.plumbline.enforcement.store.MemoryStore;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Json;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Severity;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionStep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTargetTest extends EnforcementTargetContract {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final DatasetId ORDERS = new DatasetId("acme", "lake", "orders");
  private static final Resource OLD =
      Resource.of("d100", "v1", NOW.minus(Duration.ofDays(100)), 100, "/lake/d100");
  private static final RetentionPolicy POLICY =
      new RetentionPolicy(
          "quarter",
          1,
          new LikeTarget("%", "LIKE '%'"),
          Duration.ofDays(90),
          0,
          RetentionBasis.PARTITION_VALUE,
          ZoneOffset.UTC,
          RetentionAction.QUARANTINE,
          Duration.ofDays(7),
          1.0,
          Long.MAX_VALUE,
          Integer.MAX_VALUE,
          false,
          "lake");

  @TempDir Path directory;

  private final MemoryStore store = new MemoryStore();
  private final FixedObligations obligations = new FixedObligations(POLICY);
  private RetentionMemory memory;
  private StoreTarget target;

  @BeforeEach
  void open() {
    store.put(OLD);
    memory = RetentionMemory.open(directory.resolve("retention"));
    target = target(store);
  }

  @AfterEach
  void close() {
    target.close();
    memory.close();
  }

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  @Override
  protected Decision decision(String id) {
    var act =
        new RetentionAct(
            RetentionAct.idOf(POLICY, ORDERS, OLD),
            RetentionStep.QUARANTINE,
            "plan",
            ORDERS,
            POLICY.name(),
            POLICY.version(),
            OLD,
            POLICY.basis(),
            POLICY.zone().getId(),
            "lake",
            false,
            false,
            "it is old",
            null);
    return new Decision(
        id,
        "acme",
        DecisionAction.QUARANTINE,
        ORDERS,
        OLD.id(),
        "lake",
        null,
        null,
        null,
        null,
        Severity.INFO,
        "it is old",
        NOW.toEpochMilli(),
        null,
        null,
        null,
        Map.of("act", Json.write(act)));
  }

  @Test
  void decisionThatComesTwiceIsAppliedOnceAndRehearsalChangesNothing() throws Exception {
    target.rehearse(decision("d1"));
    assertThat(store.effects()).isEmpty();
    target.enforce(decision("d1"));
    target.enforce(decision("d1"));

    assertThat(store.effects()).containsExactly("QUARANTINE d100");
  }

  @Test
  void lostAnswerIsRetryableAndHasNoSecondEffect() throws Exception {
    var losing = target(new LosingAnswers(store));
    assertThatThrownBy(() -> losing.enforce(decision("d1"))).isInstanceOf(RetryableException.class);

    assertThat(losing.enforce(decision("d1")).status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(store.effects()).containsExactly("QUARANTINE d100");
  }

  @Test
  void undoingPutsBackWhatWasTaken() throws Exception {
    target.enforce(decision("d1"));
    target.enforce(decision("d1").reversed("still needed", NOW.toEpochMilli()));

    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");
  }

  @Test
  void whatWasHalfSetAsideIsPutBackWhenAHoldCameMeanwhile() throws Exception {
    var restored = new ArrayList<String>();
    var half =
        new ForwardingStore(store) {
          @Override
          public Standing standing(RetentionAct act) {
            return Standing.UNDERWAY;
          }

          @Override
          public void restore(RetentionAct act) {
            restored.add(act.resource().id());
          }
        };
    obligations.hold("2026-17");

    var outcome = target(half).enforce(decision("d1"));
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.ABANDONED);
    assertThat(outcome.message()).contains("legal hold (2026-17)");
    assertThat(restored).containsExactly("d100");
  }

  @Test
  void planThatIsNoLongerRememberedFailsAndDoesNothing() throws Exception {
    var act = decision("d1");
    var plan =
        new Decision(
            "plan",
            act.tenant(),
            act.action(),
            ORDERS,
            "*",
            "lake",
            null,
            null,
            null,
            null,
            Severity.INFO,
            "one is old",
            NOW.toEpochMilli(),
            null,
            null,
            null,
            Map.of("acts", "1"));

    var outcome = target.enforce(plan);
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(outcome.message()).contains("the next pass plans it anew");
    assertThat(target.following(plan)).isEmpty();
  }

  private StoreTarget target(RetentionStore of) {
    return new StoreTarget(
        "lake", basis -> of, obligations, memory, Clock.fixed(NOW, ZoneOffset.UTC));
  }
}
