package io.plumbline.rules.quality;

import io.plumbline.rules.Rule;
import java.util.Optional;

/** Sends the violating rows of one rule to quarantine, as many a minute as the rule wants. */
final class Rejection {
  private static final long MINUTE_MILLIS = 60_000;

  private final Rule rule;
  private final Check check;
  private long sent;
  private long currentMinute = Long.MIN_VALUE;

  private Rejection(Rule rule, Check check) {
    this.rule = rule;
    this.check = check;
  }

  /** The rejection of a rule, if it asks for one. */
  static Optional<Rejection> of(Rule rule, Check check) {
    return rule.sendsRowsOn() ? Optional.of(new Rejection(rule, check)) : Optional.empty();
  }

  void report(long arrivalMillis, Rejects rejects) {
    long minute = Math.floorDiv(arrivalMillis, MINUTE_MILLIS);
    if (minute != currentMinute) {
      currentMinute = minute;
      sent = 0;
    }
    long most = rule.quarantine().sample() == 0 ? Long.MAX_VALUE : rule.quarantine().sample();
    var selection = check.filter().rows();
    var rows = selection.rows();
    var truths = check.truths();
    for (int i = 0; i < selection.size() && sent < most; i++) {
      if (check.isViolation(truths[rows[i]])) {
        rejects.accept(rule, check.sample(rows[i]));
        sent++;
      }
    }
  }
}
