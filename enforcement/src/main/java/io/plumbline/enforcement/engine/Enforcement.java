package io.plumbline.enforcement.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.enforcement.journal.Journal;
import io.plumbline.enforcement.ledger.Ledger;
import io.plumbline.enforcement.ledger.Move;
import io.plumbline.enforcement.ledger.NextMove;
import io.plumbline.enforcement.ledger.Stage;
import io.plumbline.enforcement.ledger.Standing;
import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Switching;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings decisions into effect, one event at a time: each method takes something that happened,
 * writes to the journal, and leaves calls to be made. The caller commits the journal and makes the
 * calls of {@link #calls} after that, never before. Time is an argument; nothing here waits. One
 * thread.
 */
public final class Enforcement {
  private final Ledger ledger;
  private final Journal journal;
  private final NextMove moves;
  private final Patience patience;
  private final List<Call> calls = new ArrayList<>();

  /** Decisions whose call is to be made, or was made and not answered. */
  private final Set<String> underWay = new HashSet<>();

  /** When to try again what failed, by decision. */
  private final Map<String, Long> retries = new HashMap<>();

  private final Map<String, Integer> attempts = new HashMap<>();

  /**
   * @param ledger what the journal holds so far; it goes on from there
   */
  public Enforcement(Ledger ledger, Journal journal, Patience patience) {
    this.ledger = ledger;
    this.journal = journal;
    this.patience = patience;
    this.moves = new NextMove(ledger);
  }

  /** Goes on with what an earlier process left unfinished. */
  public void resume(long nowMillis) {
    ledger.unfinished().forEach(standing -> advance(standing.decision().id(), nowMillis));
  }

  /** Takes a decision; one that came before changes nothing. */
  public void receive(Decision decision, long nowMillis) {
    if (ledger.knows(decision.id())) {
      return;
    }
    append(JournalKind.RECEIVED, decision, JournalEntry.ENGINE, Json.write(decision), nowMillis);
    if (decision.isUndoing()) {
      forestall(decision, nowMillis);
    }
    advance(decision.id(), nowMillis);
  }

  /** What is undone before it took effect never takes effect; what is written is taken back. */
  private void forestall(Decision undoing, long nowMillis) {
    ledger
        .standing(undoing.parent())
        .filter(s -> s.isUnconfirmed() && !underWay.contains(s.decision().id()))
        .ifPresent(
            s ->
                end(
                    s.decision(),
                    OutcomeStatus.APPLIED,
                    "It was undone before it was known to be in effect everywhere",
                    nowMillis));
    ledger
        .standing(undoing.parent())
        .filter(s -> s.stage() == Stage.OPEN || s.stage() == Stage.WAITING)
        .filter(s -> !underWay.contains(s.decision().id()))
        .ifPresent(
            s ->
                end(
                    s.decision(),
                    OutcomeStatus.ABANDONED,
                    "It was undone before it took effect; nothing was done",
                    nowMillis));
  }

  /** Takes what a person commands; a command about something unknown changes nothing. */
  public void command(Command command, long nowMillis) {
    switch (command.kind()) {
      case Command.DECISION_APPROVED, Command.DECISION_REJECTED -> judge(command, nowMillis);
      case Command.ENFORCEMENT_SWITCHED -> turn(command, nowMillis);
      default -> {
        // Other commands are other people's business.
      }
    }
  }

  private void judge(Command command, long nowMillis) {
    var standing = ledger.standing(command.subject()).orElse(null);
    if (standing == null
        || !standing.awaitsApproval()
        || !standing.decision().tenant().equals(command.tenant())) {
      return;
    }
    var decision = standing.decision();
    if (command.kind().equals(Command.DECISION_APPROVED)) {
      append(JournalKind.APPROVED, decision, command.by(), command.detail(), nowMillis);
      advance(decision.id(), nowMillis);
    } else {
      append(JournalKind.REJECTED, decision, command.by(), command.detail(), nowMillis);
      end(
          decision,
          OutcomeStatus.REJECTED,
          "Refused by %s: %s".formatted(command.by(), command.detail()),
          nowMillis);
    }
  }

  private void turn(Command command, long nowMillis) {
    var switching = Json.read(command.detail().getBytes(UTF_8), Switching.class);
    ledger.apply(
        journal.append(
            JournalKind.SWITCHED,
            command.tenant(),
            "",
            command.by(),
            Json.write(switching),
            nowMillis));
    if (switching.on()) {
      resume(nowMillis);
    }
  }

  /** Takes what came of a call. */
  public void answered(Answered answered, long nowMillis) {
    var id = answered.decision().id();
    underWay.remove(id);
    if (answered instanceof Answered.Inspected inspected) {
      call(inspected, nowMillis);
    } else if (answered instanceof Answered.Ended ended) {
      ended.following().forEach(journal::decide);
      if (ended.outcome().status() == OutcomeStatus.UNCONFIRMED) {
        askAgain(ended, nowMillis);
      } else {
        tell(answered.decision(), ended.outcome(), nowMillis);
      }
    } else if (answered instanceof Answered.Failed failed) {
      retry(failed, nowMillis);
    }
  }

  /** Told once; asked until the target confirms it, it is undone, or there is no more patience. */
  private void askAgain(Answered.Ended ended, long nowMillis) {
    var decision = ended.decision();
    int asked = attempts.merge(decision.id(), 1, Integer::sum);
    if (asked > patience.questions() || ledger.knows(Decision.undoingId(decision.id()))) {
      tell(decision, ended.outcome().with(OutcomeStatus.APPLIED), nowMillis);
      return;
    }
    if (!ledger.standing(decision.id()).orElseThrow().isUnconfirmed()) {
      tell(decision, ended.outcome(), nowMillis);
    }
    retries.put(decision.id(), nowMillis + patience.pause(asked).toMillis());
  }

  /** The switch and the clock may have turned since it was asked; then it is not called. */
  private void call(Answered.Inspected inspected, long nowMillis) {
    var standing = ledger.standing(inspected.decision().id()).orElseThrow();
    if (moves.of(standing, nowMillis) instanceof Move.Enforce) {
      call(standing.decision(), inspected.found(), nowMillis);
    } else {
      advance(standing.decision().id(), nowMillis);
    }
  }

  private void call(Decision decision, Map<String, String> found, long nowMillis) {
    append(JournalKind.CALLING, decision, JournalEntry.ENGINE, Json.write(found), nowMillis);
    start(Call.Kind.ENFORCE, decision.withFacts(found));
  }

  private void retry(Answered.Failed failed, long nowMillis) {
    var decision = failed.decision();
    var standing = ledger.standing(decision.id());
    if (standing.isEmpty() || moves.of(standing.get(), nowMillis) instanceof Move.Wait) {
      // It was switched off meanwhile, and goes on when it is switched on.
      return;
    }
    int made = attempts.merge(decision.id(), 1, Integer::sum);
    if (nowMillis - decision.decidedAtMillis() > patience.longest().toMillis()) {
      end(
          decision,
          OutcomeStatus.FAILED,
          "Given up after %d tries: %s".formatted(made, failed.message()),
          nowMillis);
    } else {
      retries.put(decision.id(), nowMillis + patience.pause(made).toMillis());
    }
  }

  /** Takes that time went on: ends what expired, and tries again what failed. */
  public void tick(long nowMillis) {
    for (var standing : ledger.expired(nowMillis)) {
      var decision = standing.decision();
      var undoing =
          decision
              .reversed("Its time is over: " + decision.reason(), decision.expiresAtMillis())
              .withFacts(standing.found());
      if (!ledger.knows(undoing.id())) {
        journal.decide(undoing);
        receive(undoing, nowMillis);
      }
    }
    var due = retries.entrySet().stream().filter(e -> e.getValue() <= nowMillis).toList();
    for (var entry : due) {
      retries.remove(entry.getKey());
      advance(entry.getKey(), nowMillis);
    }
    ledger.unfinished().stream()
        .filter(standing -> standing.stage() == Stage.WAITING)
        .forEach(standing -> advance(standing.decision().id(), nowMillis));
  }

  private void advance(String id, long nowMillis) {
    var standing = ledger.standing(id).orElse(null);
    if (standing == null || underWay.contains(id) || retries.containsKey(id)) {
      return;
    }
    var move = moves.of(standing, nowMillis);
    var decision = standing.decision();
    if (move instanceof Move.Tell tell) {
      end(decision, tell.status(), tell.message(), nowMillis);
    } else if (move instanceof Move.Rehearse) {
      start(Call.Kind.REHEARSE, decision);
    } else if (move instanceof Move.Enforce) {
      enforce(standing, nowMillis);
    }
  }

  private void enforce(Standing standing, long nowMillis) {
    var decision = standing.decision();
    if (standing.stage() == Stage.CALLING) {
      start(Call.Kind.ENFORCE, decision.withFacts(standing.found()));
    } else if (decision.isUndoing()) {
      // What was found before the act is what it goes back to.
      var found = ledger.standing(decision.parent()).map(Standing::found).orElse(Map.of());
      call(decision, found, nowMillis);
    } else {
      start(Call.Kind.INSPECT, decision);
    }
  }

  private void start(Call.Kind kind, Decision decision) {
    underWay.add(decision.id());
    calls.add(new Call(kind, decision));
  }

  private void end(Decision decision, OutcomeStatus status, String message, long nowMillis) {
    tell(
        decision,
        new Outcome(
            decision.id(), decision.tenant(), decision.target(), status, 0, message, nowMillis),
        nowMillis);
  }

  private void tell(Decision decision, Outcome outcome, long nowMillis) {
    append(JournalKind.OUTCOME, decision, JournalEntry.ENGINE, Json.write(outcome), nowMillis);
    journal.tell(outcome);
    var stage = ledger.standing(decision.id()).map(Standing::stage).orElse(Stage.ENDED);
    if (stage == Stage.ENDED) {
      if (decision.isUndoing()) {
        undoFollowing(decision);
      }
      attempts.remove(decision.id());
      retries.remove(decision.id());
      advance(Decision.undoingId(decision.id()), nowMillis);
    }
  }

  /** Each decision that followed is undone by itself: the graph may tell others by now. */
  private void undoFollowing(Decision undoing) {
    for (var following : ledger.followingFrom(undoing.parent())) {
      journal.decide(
          following
              .decision()
              .reversed(undoing.reason(), undoing.decidedAtMillis())
              .withFacts(following.found()));
    }
  }

  private void append(JournalKind kind, Decision decision, String by, String body, long nowMillis) {
    ledger.apply(journal.append(kind, decision.tenant(), decision.id(), by, body, nowMillis));
  }

  /** The calls to be made now that the journal is committed; each is given once. */
  public List<Call> calls() {
    var now = List.copyOf(calls);
    calls.clear();
    return now;
  }
}
