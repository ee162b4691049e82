package io.plumbline.sql;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.LegalHold;
import java.time.Instant;
import java.util.List;

/** The {@link RuleCompiler} of the rule language. Stateless, so it serves all threads. */
public final class SqlRuleCompiler implements RuleCompiler {
  @Override
  public Rule compile(RuleText text) {
    var statements = Statements.parse(text.text()).orThrow();
    if (statements.size() != 1 || !(statements.get(0) instanceof CreateRule create)) {
      throw rejected(
          1, 1, "the text of a rule is one CREATE RULE statement", "send other statements apart");
    }
    if (!create.name().equals(text.name())) {
      throw rejected(
          create.line(),
          create.column(),
          "the text creates rule '%s', not '%s'".formatted(create.name(), text.name()),
          "use one name");
    }
    return RuleBuilder.of(create.rule())
        .identity(text.tenant(), text.version())
        .build()
        .orElseThrow();
  }

  @Override
  public Calendar calendar(RuleText text) {
    return only(text, CreateCalendar.class, "a calendar", "CREATE CALENDAR").calendar();
  }

  @Override
  public Policy policy(RuleText text) {
    return only(text, CreatePolicy.class, "a policy", "CREATE POLICY")
        .policy()
        .identity(text.tenant(), text.version());
  }

  @Override
  public Endpoint endpoint(RuleText text) {
    var endpoint = only(text, CreateTarget.class, "a target", "CREATE TARGET").endpoint();
    return new Endpoint(
        text.tenant(), endpoint.name(), text.version(), endpoint.type(), endpoint.options());
  }

  @Override
  public LegalHold hold(RuleText text) {
    var hold = only(text, HoldDataset.class, "a hold", "HOLD DATASET");
    return new LegalHold(
        hold.caseName(), hold.on(), text.by(), Instant.ofEpochMilli(text.atMillis()));
  }

  private static <T extends Statement> T only(
      RuleText text, Class<T> type, String what, String statement) {
    var statements = Statements.parse(text.text()).orThrow();
    if (statements.size() != 1 || !type.isInstance(statements.get(0))) {
      throw rejected(
          1,
          1,
          "the text of %s is one %s statement".formatted(what, statement),
          "send others apart");
    }
    return type.cast(statements.get(0));
  }

  private static RuleRejectedException rejected(
      int line, int column, String message, String suggestion) {
    return new RuleRejectedException(List.of(new Problem(line, column, message, suggestion)));
  }
}
