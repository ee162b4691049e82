package io.plumbline.rules.quality;

import io.plumbline.model.ViolationAction;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowJson;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import java.util.Optional;

/** Sends the violating rows of one rule to quarantine, as many as the rule wants. */
final class Rejection {
  private final Rule rule;
  private final Check check;
  private long sent;

  private Rejection(Rule rule, Check check) {
    this.rule = rule;
    this.check = check;
  }

  /** The rejection of a rule, if it asks for one. */
  static Optional<Rejection> of(Rule rule, Check check) {
    boolean asked =
        rule.actions().contains(ViolationAction.QUARANTINE) && rule.mode() == Mode.ENFORCED;
    return asked ? Optional.of(new Rejection(rule, check)) : Optional.empty();
  }

  void report(RowBatch batch, Rejects rejects) {
    long most = rule.quarantine().sample() == 0 ? Long.MAX_VALUE : rule.quarantine().sample();
    var selection = check.filter().rows();
    var rows = selection.rows();
    var truths = check.truths();
    for (int i = 0; i < selection.size() && sent < most; i++) {
      if (check.isViolation(truths[rows[i]])) {
        rejects.accept(rule, RowJson.write(batch, rows[i], check::masks));
        sent++;
      }
    }
  }

  /** Begins a new scope. */
  void reset() {
    sent = 0;
  }
}
