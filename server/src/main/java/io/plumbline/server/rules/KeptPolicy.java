package io.plumbline.server.rules;

import io.plumbline.model.DecisionAction;
import io.plumbline.model.RuleText;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.policy.PolicyKind;

/**
 * A policy in force as people see it.
 *
 * @param kind null, as are {@code then} and {@code via}, if an older release kept a text that this
 *     one cannot read
 */
public record KeptPolicy(
    String name,
    int version,
    PolicyKind kind,
    DecisionAction then,
    String via,
    boolean dryRun,
    String text,
    String by,
    long atMillis) {

  static KeptPolicy of(RuleText text, Policy policy) {
    boolean isRead = policy != null;
    return new KeptPolicy(
        text.plainName(),
        text.version(),
        isRead ? policy.kind() : null,
        isRead ? policy.then() : null,
        isRead ? policy.via() : null,
        isRead && policy.isDryRun(),
        text.text(),
        text.by(),
        text.atMillis());
  }
}
