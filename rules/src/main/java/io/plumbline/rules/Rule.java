package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import java.util.List;

/**
 * A compiled rule. It lives in memory only; state and topics keep its text.
 *
 * @param target the datasets it judges
 * @param filter rows it judges ({@code WHERE}), or null for all
 * @param segmentation null when all rows are judged together
 * @param window over what rows it is judged
 * @param time what time rows are of; of meaning for windows of time alone
 * @param severities at least one; the gravest whose condition holds
 * @param damping null when each violation counts
 * @param actions what to do on violation; never empty ({@code ALERT} by default)
 * @param quarantine where violating rows go, and what is hidden of them
 * @param history which past scopes it may learn from
 * @param owner possibly empty
 * @param notifyTo who is told ({@code NOTIFY}); possibly empty
 * @param mutedUntilMillis until then it finds and does not alert; 0 for never
 */
public record Rule(
    String tenant,
    String name,
    int version,
    Target target,
    RowExpression filter,
    Segmentation segmentation,
    Window window,
    RowTime time,
    Expectation expectation,
    List<SeverityLevel> severities,
    Damping damping,
    List<ViolationAction> actions,
    Quarantine quarantine,
    EmptyPolicy onEmpty,
    History history,
    Mode mode,
    String owner,
    String notifyTo,
    long mutedUntilMillis,
    String comment) {
  public Rule {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(name, "name is null");
    requireNonNull(target, "target is null");
    requireNonNull(window, "window is null");
    requireNonNull(time, "time is null");
    requireNonNull(expectation, "expectation is null");
    requireNonNull(quarantine, "quarantine is null");
    requireNonNull(onEmpty, "onEmpty is null");
    requireNonNull(history, "history is null");
    requireNonNull(mode, "mode is null");
    severities = List.copyOf(severities);
    actions = List.copyOf(actions);
    if (severities.isEmpty()) {
      throw new IllegalArgumentException("Invalid rule " + name + ": it has no severity");
    }
  }

  /** The severity that holds whatever the figures are; the gravest if all have a condition. */
  public Severity severity() {
    return severities.stream()
        .filter(level -> level.when() == null)
        .map(SeverityLevel::severity)
        .findFirst()
        .orElseGet(
            () -> severities.stream().map(SeverityLevel::severity).max(Severity::compareTo).get());
  }

  /** Whether it judges rows: one by one, or metrics over them. */
  public boolean isAboutRows() {
    return expectation instanceof Expectation.EachRow
        || expectation instanceof Expectation.Metrics
        || (expectation instanceof Expectation.Normal normal
            && !(normal.isToldByRuns() && isAboutWholeRuns()));
  }

  /** Whether it judges all rows of each run together, so that what the run reports serves. */
  public boolean isAboutWholeRuns() {
    return window instanceof Window.Run && filter == null && segmentation == null;
  }

  /** Whether rows that violate it are sent on to quarantine. */
  public boolean sendsRowsOn() {
    return isAboutRows() && mode == Mode.ENFORCED && actions.contains(ViolationAction.QUARANTINE);
  }

  /** The rule over other rows. */
  public Rule over(Window other, RowTime otherTime) {
    return RuleBuilder.of(this).window(other, otherTime).build().orElseThrow();
  }
}
