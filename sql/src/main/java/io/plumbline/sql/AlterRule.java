package io.plumbline.sql;

import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.sql.expression.Identifiers;
import java.util.List;

/** {@code ALTER RULE name ...}; rolling back is {@link RollBackRule}. */
public record AlterRule(String name, Alteration alteration, int line, int column)
    implements Statement {
  @Override
  public String sql() {
    return "ALTER RULE " + Identifiers.simple(name) + " " + alteration.sql();
  }

  /**
   * The rule as it is after; pure.
   *
   * @param current the rule as it is
   * @param atMillis now
   * @throws RuleRejectedException if the change is of no use for the rule
   */
  public CreateRule apply(CreateRule current, long atMillis) {
    if (alteration.isAboutHistory() && !Restrictions.learns(current.rule())) {
      throw rejected(
          "rule '" + name + "' does not look back, so it has no baseline",
          "NORMAL, PREVIOUS(...) and OVER LAST n RUNS look back");
    }
    var rule = alteration.apply(current.rule(), atMillis);
    if (rule.history().excludedRuns().size() > ClauseReader.MOST_EXCLUDED) {
      throw rejected(
          "at most " + ClauseReader.MOST_EXCLUDED + " runs can be excluded",
          "write ALTER RULE " + Identifiers.simple(name) + " RESET BASELINE");
    }
    return current.with(rule);
  }

  private RuleRejectedException rejected(String message, String suggestion) {
    return new RuleRejectedException(List.of(new Problem(line, column, message, suggestion)));
  }
}
