package io.plumbline.enforcement.retention;

import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.Hashes;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Topics;
import java.time.Clock;

/** Decisions on their way to the enforcer. */
record DecisionPublisher(LogWriter log, Clock clock)
    implements RetentionRound.Publisher, AutoCloseable {
  @Override
  public void decide(Decision decision) {
    log.append(decision);
    log.flush();
  }

  @Override
  public void withdraw(Decision decision, String reason) {
    var command =
        new Command(
            Hashes.of("withdraw", decision.id()),
            decision.tenant(),
            JournalEntry.ENGINE,
            Command.DECISION_REJECTED,
            decision.id(),
            reason,
            clock.millis());
    log.append(Topics.COMMANDS, decision.tenant(), decision.id(), command);
    log.flush();
  }

  @Override
  public void close() {
    log.close();
  }
}
