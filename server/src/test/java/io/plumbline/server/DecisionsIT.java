package io.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Json;
import io.plumbline.model.Mandate;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of decisions, and say to them. */
class DecisionsIT {
  private static final String GATE = "/v1/gates/shop.orders/";
  private static final Mandate ASKED = new Mandate("hold_mart", 1, 0, true, false, false);
  private static final Mandate REHEARSAL = new Mandate("hold_mart", 1, 0, false, true, true);

  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static Engine engine;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    engine = Engine.start(broker, directory.resolve("a"), new FixedLineageReader());
    client = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
    broker.close();
  }

  private static void decide(String id, String partition, Mandate mandate) throws Exception {
    broker.append(
        Topics.DECISIONS,
        "k",
        Samples.decision(id, DecisionAction.HOLD, partition, 1_000, null, mandate));
    await().until(() -> client.get("/v1/decisions/" + id).status() == 200);
  }

  private static void tell(String id, OutcomeStatus status) throws Exception {
    broker.append(
        Topics.OUTCOMES, id, new Outcome(id, "default", "gate", status, 1, "told", 2_000));
    await()
        .until(
            () ->
                status
                    .name()
                    .equals(
                        client
                            .get("/v1/decisions/" + id)
                            .json()
                            .path("outcomes")
                            .path(0)
                            .path("status")
                            .textValue()));
  }

  private static String verdict(String partition) throws Exception {
    return client.get(GATE + partition).json().get("verdict").textValue();
  }

  @Test
  void holdThatNeedsApprovalIsInForceWhenAPersonApprovedIt() throws Exception {
    decide("asked", "p1", ASKED);
    assertThat(client.postJson("/v1/decisions/asked/approve", "{\"reason\":\"ok\"}").status())
        .isEqualTo(409);
    tell("asked", OutcomeStatus.AWAITING_APPROVAL);
    assertThat(verdict("p1")).isEqualTo("PROCEED");

    assertThat(client.postJson("/v1/decisions/asked/approve", "{}").status()).isEqualTo(422);
    assertThat(client.postJson("/v1/decisions/asked/approve", "{\"reason\":\"ok\"}").status())
        .isEqualTo(202);
    var commands =
        broker.records(Topics.COMMANDS).stream()
            .map(each -> Json.read(each.value(), Command.class))
            .filter(command -> command.subject().equals("asked"))
            .toList();
    assertThat(commands)
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.kind()).isEqualTo("DECISION_APPROVED");
              assertThat(command.detail()).isEqualTo("ok");
              assertThat(command.by()).isNotBlank();
            });

    tell("asked", OutcomeStatus.APPLIED);
    var held = client.get(GATE + "p1").json();
    assertThat(held.get("verdict").textValue()).isEqualTo("HOLD");
    assertThat(held.get("proceedsWhenDown").booleanValue()).isFalse();
  }

  @Test
  void rehearsedAndRefusedHoldsAreNotInForce() throws Exception {
    decide("rehearsal", "p2", REHEARSAL);
    decide("refused", "p2", null);
    assertThat(verdict("p2")).isEqualTo("HOLD");
    tell("refused", OutcomeStatus.REJECTED);
    assertThat(verdict("p2")).isEqualTo("PROCEED");
  }

  @Test
  void whatTookEffectIsUndoneWithAReasonByADecisionOfItsOwn() throws Exception {
    decide("done", "p5", null);
    assertThat(client.postJson("/v1/decisions/done/undo", "{\"reason\":\"early\"}").status())
        .isEqualTo(409);
    tell("done", OutcomeStatus.APPLIED);

    assertThat(client.postJson("/v1/decisions/done/undo", "{}").status()).isEqualTo(422);
    assertThat(client.postJson("/v1/decisions/done/undo", "{\"reason\":\"mended\"}").status())
        .isEqualTo(202);
    assertThat(broker.records(Topics.DECISIONS))
        .map(each -> Json.read(each.value(), Decision.class))
        .filteredOn(decision -> "done".equals(decision.parent()))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.isUndoing()).isTrue();
              assertThat(decision.action()).isEqualTo(DecisionAction.RELEASE);
              assertThat(decision.reason()).startsWith("Undone by ").endsWith(": mended");
            });
  }

  @Test
  void watcherOfAGateIsWokenWhenItIsHeld() throws Exception {
    try (var stream = EventStream.of(client, GATE + "p3/stream")) {
      assertThat(stream.next(10).data().get("verdict").textValue()).isEqualTo("PROCEED");
      decide("woken", "p3", null);
      assertThat(stream.next(10).data().get("verdict").textValue()).isEqualTo("HOLD");
    }
  }

  @Test
  void decisionsOfOthersAreNotThere() throws Exception {
    decide("mine", "p4", ASKED);
    var other = engine.client(Client.OTHER_TENANTS_TOKEN);
    assertThat(other.get("/v1/decisions/mine").status()).isEqualTo(404);
    assertThat(other.postJson("/v1/decisions/mine/approve", "{\"reason\":\"ok\"}").status())
        .isEqualTo(404);
  }

  @Test
  void switchIsACommandWithAReason() throws Exception {
    assertThat(client.postJson("/v1/enforcement", "{\"on\":false}").status()).isEqualTo(422);
    assertThat(client.postJson("/v1/enforcement", "{\"reason\":\"x\"}").status()).isEqualTo(400);
    assertThat(client.postJson("/v1/enforcement", "{\"on\":false,\"reason\":\"drill\"}").status())
        .isEqualTo(202);
    assertThat(broker.records(Topics.COMMANDS))
        .map(each -> Json.read(each.value(), Command.class))
        .anySatisfy(
            command -> {
              assertThat(command.kind()).isEqualTo("ENFORCEMENT_SWITCHED");
              assertThat(command.detail()).contains("\"on\":false").contains("\"target\":\"*\"");
            });
  }

  @Test
  void journalShowsWholeEntriesOfOnesOwnAndOnlyTheLinksOfOthers() throws Exception {
    var mine =
        JournalEntry.after(
            null, JournalKind.RECEIVED, "default", "d", "engine", "mine alone", 1_000);
    var theirs =
        JournalEntry.after(
            mine, JournalKind.RECEIVED, "globex", "d", "engine", "theirs alone", 1_000);
    broker.append(Topics.JOURNAL, "d", mine);
    broker.append(Topics.JOURNAL, "d", theirs);

    var lines = client.get("/v1/journal").text().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains("mine alone");
    assertThat(lines.get(1)).contains(theirs.hash()).doesNotContain("theirs alone");
  }
}
