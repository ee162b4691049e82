package io.plumbline.sql;

import io.plumbline.model.ViolationAction;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.udfs.MetricCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says in sentences what a rule judges, when, over what, what follows and what state it keeps. */
public final class Explanation {
  private Explanation() {}

  /** The answer to EXPLAIN RULE: one line per aspect. */
  public static String of(Rule rule) {
    return String.join(
        "\n",
        "Rule " + rule.name() + (rule.version() > 0 ? ", version " + rule.version() : ""),
        "  Judges:       " + judges(rule),
        "  Over:         " + over(rule),
        "  When:         " + when(rule),
        "  On violation: " + onViolation(rule),
        "  State:        " + state(rule));
  }

  /**
   * The answer to EXPLAIN PLAN RULE: what is computed of each row.
   *
   * @param schemas of the datasets that it judges; empty if none is known
   */
  public static String plan(Rule rule, List<RowSchema> schemas) {
    return PlanExplanation.of(rule, schemas);
  }

  /**
   * The answer to EXPLAIN STATE RULE: how much is kept.
   *
   * @param schemas of the datasets that it judges; empty if none is known
   */
  public static String state(Rule rule, List<RowSchema> schemas) {
    return StateExplanation.of(rule, schemas);
  }

  /** The answer to EXPLAIN COST RULE: what it shares with other rules. */
  public static String cost(Rule rule, List<Rule> others) {
    return CostExplanation.of(rule, others);
  }

  private static String judges(Rule rule) {
    var datasets =
        rule.target() instanceof LikeTarget like
            ? "every dataset LIKE '" + like.pattern() + "'"
            : "dataset " + rule.target().sql();
    return datasets + ": " + expects(rule.expectation());
  }

  private static String expects(Expectation expectation) {
    if (expectation instanceof Expectation.EachRow each) {
      var fail = "make this false" + (each.isStrict() ? " or unknown: " : ": ");
      return (each.mostly() == 1
              ? "no row may "
              : "at most %s %% of the rows may ".formatted(percent(1 - each.mostly())))
          + fail
          + each.predicate().sql();
    }
    if (expectation instanceof Expectation.Metrics metrics) {
      return "this must not be false: " + metrics.condition().sql();
    }
    if (expectation instanceof Expectation.Normal normal) {
      return NormalWords.expects(normal);
    }
    if (expectation instanceof Expectation.Schema schema) {
      return "its schema must not change by "
          + schema.forbidden().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
    }
    return ArrivalWords.of((ArrivalExpectation) expectation);
  }

  private static String over(Rule rule) {
    if (!rule.isAboutRows()) {
      return rule.expectation() instanceof Expectation.Schema
          ? "each schema that is observed"
          : "each run that writes it";
    }
    var rows = rule.filter() == null ? "all rows" : "rows WHERE " + rule.filter().sql();
    var segments = rule.segmentation();
    return rows
        + " of "
        + WindowWords.of(rule.window(), rule.time())
        + (segments == null
            ? ""
            : ", "
                + (segments.top() > 0 ? "the " + segments.top() + " largest of " : "")
                + "each "
                + segments.sql()
                + " by itself");
  }

  private static String when(Rule rule) {
    var expectation = rule.expectation();
    if (rule.mode() == Mode.DISABLED) {
      return "never: the rule is DISABLED";
    }
    if (expectation instanceof ArrivalExpectation) {
      return "at the deadline, even if nothing arrives";
    }
    if (expectation instanceof Expectation.Schema) {
      return "when a schema is observed that differs from the last one";
    }
    if (expectation instanceof Expectation.Normal) {
      return NormalWords.when(rule);
    }
    return WindowWords.when(rule.window());
  }

  private static String onViolation(Rule rule) {
    var actions =
        rule.actions().stream().map(Explanation::action).collect(Collectors.joining(", "));
    var told = rule.notifyTo().isEmpty() ? "" : "; tells " + rule.notifyTo();
    var owned = rule.owner().isEmpty() ? "" : "; owned by " + rule.owner();
    var muted =
        rule.mutedUntilMillis() == 0
            ? ""
            : "; muted until " + Instants.words(rule.mutedUntilMillis());
    return rule.mode() == Mode.SHADOW
        ? "a %s finding and nothing else: the rule is in SHADOW mode%s"
            .formatted(severity(rule), owned)
        : "a %s finding%s; %s%s%s%s"
            .formatted(severity(rule), damping(rule), actions, told, owned, muted);
  }

  private static String severity(Rule rule) {
    return rule.severities().stream()
        .sorted(Comparator.comparing(SeverityLevel::severity).reversed())
        .map(level -> level.severity() + (level.when() == null ? "" : " if " + level.when().sql()))
        .collect(Collectors.joining(", else "));
  }

  private static String damping(Rule rule) {
    var damping = rule.damping();
    return damping == null
        ? ""
        : " once %d of the last %d are violated".formatted(damping.violations(), damping.scopes());
  }

  private static String action(ViolationAction action) {
    return switch (action) {
      case ALERT -> "raise an alert";
      case DROP_ROW -> "drop the row";
      case QUARANTINE -> "put the row into quarantine";
      case FAIL_RUN -> "fail the run";
      case BLOCK_DOWNSTREAM -> "hold what reads the dataset";
      case TAG -> "tag the dataset";
    };
  }

  static String state(Rule rule) {
    var expectation = rule.expectation();
    if (expectation instanceof Expectation.EachRow) {
      return "two counts per open window: rows, and rows that make it false";
    }
    if (expectation instanceof Expectation.Metrics metrics) {
      var back = metrics.condition().history();
      return "per open window: "
          + calls(metrics.condition().metrics())
          + (back == 0 ? "" : "; the figures of the last " + back + " runs");
    }
    if (expectation instanceof Expectation.Normal normal) {
      return NormalWords.state(rule, normal);
    }
    if (expectation instanceof Expectation.Schema) {
      return "the last schema per dataset";
    }
    return expectation instanceof ArrivalExpectation.Learned
        ? "the history of arrivals, at most 3 kB, and one timer per dataset"
        : "the last arrival and one timer per dataset";
  }

  private static String calls(List<MetricCall> metrics) {
    return metrics.isEmpty()
        ? "nothing"
        : metrics.stream().map(MetricCall::text).collect(Collectors.joining(", "))
            + ", shared with every rule that reads the same";
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share)
        .movePointRight(2)
        .setScale(4, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
