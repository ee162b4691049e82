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
 * @param window over what rows it is judged
 * @param actions what to do on violation; never empty ({@code ALERT} by default)
 * @param owner possibly empty
 * @param notifyTo who is told ({@code NOTIFY}); possibly empty
 */
public record Rule(
    String tenant,
    String name,
    int version,
    Target target,
    RowExpression filter,
    Window window,
    Expectation expectation,
    Severity severity,
    List<ViolationAction> actions,
    Mode mode,
    String owner,
    String notifyTo,
    String comment) {
  public Rule {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(name, "name is null");
    requireNonNull(target, "target is null");
    requireNonNull(window, "window is null");
    requireNonNull(expectation, "expectation is null");
    requireNonNull(severity, "severity is null");
    requireNonNull(mode, "mode is null");
    actions = List.copyOf(actions);
  }
}
