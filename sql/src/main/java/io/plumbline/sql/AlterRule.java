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
    if (alteration instanceof Alteration.AddSegment && !current.rule().isAboutRows()) {
      throw rejected(
          "rule '" + name + "' is not about rows, so there is nothing to divide",
          "rules with EXPECT EACH ROW (...) or EXPECT (...) have segments");
    }
    var rule = alteration.apply(current.rule(), atMillis);
    if (rule.segmentation() != null && rule.segmentation().keys().size() > ClauseReader.MOST_KEYS) {
      throw rejected("SEGMENT BY takes at most " + ClauseReader.MOST_KEYS + " values", "");
    }
    if (Restrictions.ranksSessions(rule)) {
      throw rejected(Restrictions.RANKED_SESSIONS, "take TOP n out of the rule first");
    }
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
