package io.plumbline.sql;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Damping;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.History;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.rules.Target;
import io.plumbline.rules.Window;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a rule; what is not said of it is as the language says by default. */
final class RuleBuilder {
  private String tenant = "";
  private String name;
  private int version;
  private Target target;
  private RowExpression filter;
  private Segmentation segmentation;
  private Window window = new Window.Run();
  private RowTime time = RowTime.ARRIVAL;
  private Expectation expectation;
  private List<SeverityLevel> severities = List.of(new SeverityLevel(Severity.ERROR, null));
  private Damping damping;
  private List<ViolationAction> actions = List.of(ViolationAction.ALERT);
  private Quarantine quarantine = Quarantine.NONE;
  private EmptyPolicy onEmpty = EmptyPolicy.UNKNOWN;
  private History history = History.WHOLE;
  private Mode mode = Mode.ENFORCED;
  private String owner = "";
  private String notifyTo = "";
  private long mutedUntilMillis;
  private String comment = "";

  RuleBuilder(String name) {
    this.name = name;
  }

  /** A rule to be changed. */
  static RuleBuilder of(Rule rule) {
    return new RuleBuilder(rule.name())
        .identity(rule.tenant(), rule.version())
        .target(rule.target())
        .filter(rule.filter())
        .segmentation(rule.segmentation())
        .window(rule.window(), rule.time())
        .expectation(rule.expectation())
        .severities(rule.severities())
        .damping(rule.damping())
        .actions(rule.actions(), rule.quarantine())
        .onEmpty(rule.onEmpty())
        .history(rule.history())
        .mode(rule.mode())
        .owner(rule.owner())
        .notifyTo(rule.notifyTo())
        .mutedUntil(rule.mutedUntilMillis())
        .comment(rule.comment());
  }

  /** The rule; nothing if it is on nothing or expects nothing. */
  Optional<Rule> build() {
    return target == null || expectation == null ? Optional.empty() : Optional.of(rule());
  }

  private Rule rule() {
    return new Rule(
        tenant,
        name,
        version,
        target,
        filter,
        segmentation,
        window,
        time,
        expectation,
        severities,
        damping,
        actions,
        quarantine,
        onEmpty,
        history,
        mode,
        owner,
        notifyTo,
        mutedUntilMillis,
        comment);
  }

  RuleBuilder identity(String ofTenant, int number) {
    tenant = ofTenant;
    version = number;
    return this;
  }

  RuleBuilder name(String value) {
    name = value;
    return this;
  }

  RuleBuilder target(Target value) {
    target = value;
    return this;
  }

  RuleBuilder filter(RowExpression value) {
    filter = value;
    return this;
  }

  RuleBuilder segmentation(Segmentation value) {
    segmentation = value;
    return this;
  }

  RuleBuilder window(Window value, RowTime ofRows) {
    window = value;
    time = ofRows;
    return this;
  }

  RuleBuilder expectation(Expectation value) {
    expectation = value;
    return this;
  }

  RuleBuilder severities(List<SeverityLevel> values) {
    severities = values;
    return this;
  }

  RuleBuilder damping(Damping value) {
    damping = value;
    return this;
  }

  RuleBuilder actions(List<ViolationAction> values, Quarantine ofRows) {
    actions = values;
    quarantine = ofRows;
    return this;
  }

  RuleBuilder onEmpty(EmptyPolicy value) {
    onEmpty = value;
    return this;
  }

  RuleBuilder history(History value) {
    history = value;
    return this;
  }

  RuleBuilder baselineSince(long sinceMillis) {
    return history(new History(sinceMillis, history.excludedRuns()));
  }

  RuleBuilder excludedRuns(List<String> runs) {
    return history(new History(history.sinceMillis(), runs));
  }

  RuleBuilder mode(Mode value) {
    mode = value;
    return this;
  }

  RuleBuilder owner(String value) {
    owner = value;
    return this;
  }

  RuleBuilder notifyTo(String value) {
    notifyTo = value;
    return this;
  }

  RuleBuilder mutedUntil(long millis) {
    mutedUntilMillis = millis;
    return this;
  }

  RuleBuilder comment(String value) {
    comment = value;
    return this;
  }
}
