package io.plumbline.rules;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import java.util.List;
import java.util.Optional;

/** Collects the parts of a rule; what is not said of it is as the language says by default. */
public final class RuleBuilder {
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

  /** A rule without anything but its name. */
  public RuleBuilder(String name) {
    this.name = name;
  }

  /** A rule to be changed. */
  public static RuleBuilder of(Rule rule) {
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
  public Optional<Rule> build() {
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

  /** Whose it is, and which version of it. */
  public RuleBuilder identity(String ofTenant, int number) {
    tenant = ofTenant;
    version = number;
    return this;
  }

  /** What it is called. */
  public RuleBuilder name(String value) {
    name = value;
    return this;
  }

  /** The datasets that it judges. */
  public RuleBuilder target(Target value) {
    target = value;
    return this;
  }

  /** Null for all rows. */
  public RuleBuilder filter(RowExpression value) {
    filter = value;
    return this;
  }

  /** Null for none. */
  public RuleBuilder segmentation(Segmentation value) {
    segmentation = value;
    return this;
  }

  /** Over which rows, and of what time they are. */
  public RuleBuilder window(Window value, RowTime ofRows) {
    window = value;
    time = ofRows;
    return this;
  }

  /** What is expected. */
  public RuleBuilder expectation(Expectation value) {
    expectation = value;
    return this;
  }

  /** At least one. */
  public RuleBuilder severities(List<SeverityLevel> values) {
    severities = values;
    return this;
  }

  /** Null for none. */
  public RuleBuilder damping(Damping value) {
    damping = value;
    return this;
  }

  /** What is done on violation, and what with the rows. */
  public RuleBuilder actions(List<ViolationAction> values, Quarantine ofRows) {
    actions = values;
    quarantine = ofRows;
    return this;
  }

  /** What a scope without rows is. */
  public RuleBuilder onEmpty(EmptyPolicy value) {
    onEmpty = value;
    return this;
  }

  /** Which past scopes it may learn from. */
  public RuleBuilder history(History value) {
    history = value;
    return this;
  }

  /** Scopes before are left out of the history. */
  public RuleBuilder baselineSince(long sinceMillis) {
    return history(new History(sinceMillis, history.excludedRuns()));
  }

  /** Runs that are left out of the history. */
  public RuleBuilder excludedRuns(List<String> runs) {
    return history(new History(history.sinceMillis(), runs));
  }

  /** How far it counts. */
  public RuleBuilder mode(Mode value) {
    mode = value;
    return this;
  }

  /** Possibly empty. */
  public RuleBuilder owner(String value) {
    owner = value;
    return this;
  }

  /** Who is told; possibly empty. */
  public RuleBuilder notifyTo(String value) {
    notifyTo = value;
    return this;
  }

  /** 0 for never. */
  public RuleBuilder mutedUntil(long millis) {
    mutedUntilMillis = millis;
    return this;
  }

  /** Possibly empty. */
  public RuleBuilder comment(String value) {
    comment = value;
    return this;
  }
}
