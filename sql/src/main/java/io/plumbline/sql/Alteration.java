package io.plumbline.sql;

import io.plumbline.model.Severity;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.expression.Intervals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code ALTER RULE} makes of a rule. */
public sealed interface Alteration {
  /** Canonical SQL, as it stands after the name of the rule. */
  String sql();

  /**
   * The rule as it is after; pure.
   *
   * @param atMillis now
   */
  Rule apply(Rule rule, long atMillis);

  /** Whether it is of use only for a rule that compares with what was before. */
  default boolean isAboutHistory() {
    return false;
  }

  private static Rule changed(RuleBuilder builder) {
    return builder.build().orElseThrow();
  }

  /** {@code RENAME TO name}. */
  record Rename(String to) implements Alteration {
    @Override
    public String sql() {
      return "RENAME TO " + Identifiers.simple(to);
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      return changed(RuleBuilder.of(rule).name(to));
    }
  }

  /** {@code SET (severity = ..., ...)}; what is null stays as it is. */
  record SetProperties(Severity severity, Mode mode, String owner, String notifyTo, String comment)
      implements Alteration {
    @Override
    public String sql() {
      return Stream.of(
              severity == null ? null : "severity = " + severity,
              mode == null ? null : "mode = " + mode,
              text("owner", owner),
              text("notify", notifyTo),
              text("comment", comment))
          .filter(Objects::nonNull)
          .collect(Collectors.joining(", ", "SET (", ")"));
    }

    private static String text(String key, String value) {
      return value == null ? null : key + " = " + Identifiers.text(value);
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      return changed(
          RuleBuilder.of(rule)
              .severities(
                  severity == null ? rule.severities() : List.of(new SeverityLevel(severity, null)))
              .mode(mode == null ? rule.mode() : mode)
              .owner(owner == null ? rule.owner() : owner)
              .notifyTo(notifyTo == null ? rule.notifyTo() : notifyTo)
              .comment(comment == null ? rule.comment() : comment));
    }
  }

  /** {@code ADD SEGMENT key, ...}: divides further; keys that are there already add nothing. */
  record AddSegment(List<ScalarExpression> keys) implements Alteration {
    public AddSegment {
      keys = List.copyOf(keys);
    }

    @Override
    public String sql() {
      return keys.stream()
          .map(ScalarExpression::sql)
          .collect(Collectors.joining(", ", "ADD SEGMENT ", ""));
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      var before = rule.segmentation();
      var all = new LinkedHashMap<String, ScalarExpression>();
      if (before != null) {
        before.keys().forEach(key -> all.putIfAbsent(key.sql(), key));
      }
      keys.forEach(key -> all.putIfAbsent(key.sql(), key));
      var segmentation =
          before == null
              ? new Segmentation(List.copyOf(all.values()), 0, Segmentation.DEFAULT_MOST)
              : new Segmentation(List.copyOf(all.values()), before.top(), before.most());
      return changed(RuleBuilder.of(rule).segmentation(segmentation));
    }
  }

  /** {@code MUTE FOR interval}: from now on. */
  record Mute(Duration interval) implements Alteration {
    @Override
    public String sql() {
      return "MUTE FOR " + Intervals.print(interval);
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      return changed(RuleBuilder.of(rule).mutedUntil(atMillis + interval.toMillis()));
    }
  }

  /** {@code RESET BASELINE}: what was before now is forgotten. */
  record ResetBaseline() implements Alteration {
    @Override
    public String sql() {
      return "RESET BASELINE";
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      return changed(RuleBuilder.of(rule).baselineSince(atMillis));
    }

    @Override
    public boolean isAboutHistory() {
      return true;
    }
  }

  /** {@code EXCLUDE RUN 'id'}. */
  record ExcludeRun(String run) implements Alteration {
    @Override
    public String sql() {
      return "EXCLUDE RUN " + Identifiers.text(run);
    }

    @Override
    public Rule apply(Rule rule, long atMillis) {
      var runs = Stream.concat(rule.history().excludedRuns().stream(), Stream.of(run));
      return changed(RuleBuilder.of(rule).excludedRuns(runs.distinct().toList()));
    }

    @Override
    public boolean isAboutHistory() {
      return true;
    }
  }
}
