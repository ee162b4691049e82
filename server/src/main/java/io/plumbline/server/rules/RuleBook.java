package io.plumbline.server.rules;

import io.plumbline.model.Command;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
import io.plumbline.server.ingest.EventLog;
import io.plumbline.server.view.ReadModel;
import io.plumbline.server.view.RuleView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of all tenants, changed one call at a time: each change is a new version on the topic,
 * and a command on the audit trail.
 */
public final class RuleBook {

  private final ReentrantLock lock = new ReentrantLock();
  private final EventLog log;
  private final ReadModel model;
  private final RuleView rules;
  private final StatementCompiler compiler;
  private final Clock clock;

  public RuleBook(
      EventLog log, ReadModel model, RuleView rules, StatementCompiler compiler, Clock clock) {
    this.log = log;
    this.model = model;
    this.rules = rules;
    this.compiler = compiler;
    this.clock = clock;
  }

  /**
   * Applies statements; all or none. Returns when the read model shows the change.
   *
   * @throws io.plumbline.server.http.ProblemException 403 if the caller may not make a change, 404,
   *     409 or 422 if a statement cannot apply, 503 if the broker or the read model does not answer
   *     in time
   */
  public List<RuleChange> apply(List<Statement> statements, Rights rights) {
    StatementNeeds.require(statements, rights);
    var by = rights.caller();
    lock.lock();
    try {
      // Versions are counted from what the topic holds, not from what was read of it so far.
      model.awaitEnd(Topics.RULES);
      var changes =
          RulePlan.of(
              statements,
              compiler,
              name -> rules.versions(by.tenant(), name),
              latest(by.tenant()),
              by,
              clock.millis());
      checkNames(changes, rights);
      for (var change : changes) {
        if (change.text() != null) {
          append(change);
        }
      }
      return changes;
    } finally {
      lock.unlock();
    }
  }

  /** A rule that gets another name needs a right on that one, too. */
  private static void checkNames(List<RuleChange> changes, Rights rights) {
    changes.stream()
        .map(RuleChange::text)
        .filter(Objects::nonNull)
        .forEach(text -> rights.require(Access.WRITE, Subject.of(Defined.of(text))));
  }

  private void append(RuleChange change) {
    var text = change.text();
    var kept =
        log.await(log.append(Topics.RULES, text.tenant(), text.key(), Json.writeBytes(text)));
    var command = command(change);
    log.await(log.append(Topics.COMMANDS, text.tenant(), text.key(), Json.writeBytes(command)));
    model.awaitApplied(kept.topic(), kept.partition(), kept.offset());
  }

  private Map<String, RuleText> latest(String tenant) {
    return rules.latest(tenant).stream()
        .collect(Collectors.toMap(RuleText::name, Function.identity()));
  }

  private static Command command(RuleChange change) {
    var text = change.text();
    var id = Hashes.of("rule-command", text.tenant(), text.name(), String.valueOf(text.version()));
    return new Command(
        id,
        text.tenant(),
        text.by(),
        text.kind() + "_" + change.status(),
        text.name(),
        text.text(),
        text.atMillis());
  }
}
