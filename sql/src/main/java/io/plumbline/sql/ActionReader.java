package io.plumbline.sql;

import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ActionSyntax;
import io.plumbline.sql.syntax.ClauseSyntax;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads ON VIOLATION. */
final class ActionReader {
  private static final Map<String, ViolationAction> ACTIONS =
      Arrays.stream(ViolationAction.values())
          .collect(Collectors.toMap(action -> action.name().replace('_', ' '), action -> action));
  private static final int LARGEST_SAMPLE = 1_000_000;

  private final RuleExpressions expressions;
  private final Problems problems;
  private final Map<ViolationAction, SqlParserPos> places = new EnumMap<>(ViolationAction.class);
  private Quarantine quarantine = Quarantine.NONE;

  ActionReader(RuleExpressions expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  void read(ClauseSyntax.OnViolation clause, RuleBuilder rule) {
    var actions = clause.actions().stream().map(this::action).filter(a -> a != null).toList();
    if (!actions.isEmpty()) {
      rule.actions(actions, quarantine);
    }
  }

  /** Reports actions on single rows, for expectations that do not judge them. */
  void restrictTo(Expectation expectation) {
    if (expectation instanceof Expectation.EachRow) {
      return;
    }
    for (var action : List.of(ViolationAction.DROP_ROW, ViolationAction.QUARANTINE)) {
      var pos = places.get(action);
      if (pos != null) {
        problems.add(
            pos,
            action.name().replace('_', ' ') + " is for single rows",
            "write EXPECT EACH ROW (...), or ALERT");
      }
    }
  }

  /** The action; null and a problem if there is none. */
  private ViolationAction action(ActionSyntax syntax) {
    var action = ACTIONS.get(syntax.name());
    if (action == null) {
      problems.add(
          syntax.pos(),
          "unknown action " + syntax.name(),
          Suggestions.didYouMeanOneOf(syntax.name(), ACTIONS.keySet().stream().sorted().toList()));
      return null;
    }
    if (places.put(action, syntax.pos()) != null) {
      problems.add(syntax.pos(), syntax.name() + " is written twice", "take one of them out");
      return null;
    }
    if (action == ViolationAction.QUARANTINE) {
      quarantine = quarantine(syntax);
    } else {
      rejectOptions(syntax);
    }
    return action;
  }

  private Quarantine quarantine(ActionSyntax syntax) {
    return new Quarantine(
        syntax.to() == null ? "" : String.join(".", syntax.to().names),
        syntax.sample() == null
            ? 0
            : Counts.read(syntax.sample(), "SAMPLE", LARGEST_SAMPLE, problems),
        syntax.masked().stream().map(expressions::column).distinct().toList());
  }

  private void rejectOptions(ActionSyntax syntax) {
    if (syntax.to() != null) {
      reject(syntax.to().getParserPosition(), "TO");
    }
    if (syntax.sample() != null) {
      reject(syntax.sample().pos(), "SAMPLE");
    }
    if (!syntax.masked().isEmpty()) {
      reject(syntax.masked().get(0).getParserPosition(), "MASK");
    }
  }

  private void reject(SqlParserPos pos, String option) {
    problems.add(pos, option + " is for QUARANTINE", "take it out");
  }
}
