package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;

/** What one needs a right on to define something, or to read how it is defined. */
final class Defined {

  private Defined() {}

  static Resource of(StatementKind kind, String name) {
    return Resource.named(
        switch (kind) {
          case RULE, CALENDAR -> ResourceKind.RULE;
          case POLICY, TARGET, HOLD -> ResourceKind.POLICY;
        },
        name);
  }

  static Resource of(RuleText text) {
    return of(text.kind(), text.plainName());
  }
}
