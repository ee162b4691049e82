package io.plumbline.sql;

import io.plumbline.model.Severity;
import io.plumbline.rules.Damping;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.ClauseSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the clauses of a rule, each of them once, in any order. */
final class ClauseReader {
  private static final int MOST_SEGMENTS = 100_000;
  static final int MOST_KEYS = 16;
  static final int MOST_EXCLUDED = 1_000;

  private final RuleExpressions expressions;
  private final Problems problems;
  private final ActionReader actions;
  private final Map<String, ClauseSyntax> written = new LinkedHashMap<>();

  ClauseReader(RuleExpressions expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
    this.actions = new ActionReader(expressions, problems);
  }

  /** What is written, by the words that it begins with. */
  Map<String, ClauseSyntax> written() {
    return written;
  }

  /** The reader of ON VIOLATION, which knows where each action is. */
  ActionReader actions() {
    return actions;
  }

  void read(ClauseSyntax clause, RuleBuilder rule) {
    if (written.putIfAbsent(clause.keyword(), clause) != null) {
      problems.add(clause.pos(), clause.keyword() + " is written twice", "take one of them out");
    }
    if (clause instanceof ClauseSyntax.Where where) {
      rule.filter(expressions.condition(where.predicate(), "WHERE"));
    } else if (clause instanceof ClauseSyntax.SegmentBy segments) {
      rule.segmentation(segmentation(segments));
    } else if (clause instanceof ClauseSyntax.Over over) {
      new WindowReader(expressions, problems).read(over.window(), rule);
    } else if (clause instanceof ClauseSyntax.Expect expect) {
      expectation(expect).ifPresent(rule::expectation);
    } else if (clause instanceof ClauseSyntax.Severity severity) {
      rule.severities(severities(severity));
    } else if (clause instanceof ClauseSyntax.Damping damping) {
      damping(damping).ifPresent(rule::damping);
    } else if (clause instanceof ClauseSyntax.OnViolation violation) {
      actions.read(violation, rule);
    } else if (clause instanceof ClauseSyntax.ExcludeRuns excluded) {
      rule.excludedRuns(excludedRuns(excluded));
    } else {
      set((ClauseSyntax.Setting) clause, rule);
    }
  }

  private Optional<Expectation> expectation(ClauseSyntax.Expect clause) {
    return new ExpectationReader(expressions, problems).read(clause.expectation());
  }

  private Segmentation segmentation(ClauseSyntax.SegmentBy clause) {
    if (clause.keys().size() > MOST_KEYS) {
      problems.add(clause.pos(), "SEGMENT BY takes at most " + MOST_KEYS + " values", "");
    }
    var keys = clause.keys().stream().map(expressions::value).toList();
    if (clause.top() != null) {
      int top = Counts.read(clause.top(), "TOP", Segmentation.CANDIDATES, problems);
      return new Segmentation(List.copyOf(keys), top, Segmentation.CANDIDATES);
    }
    int most =
        clause.most() == null
            ? Segmentation.DEFAULT_MOST
            : Counts.read(clause.most(), "MAX n SEGMENTS", MOST_SEGMENTS, problems);
    return new Segmentation(List.copyOf(keys), 0, most);
  }

  private List<SeverityLevel> severities(ClauseSyntax.Severity clause) {
    var levels = new ArrayList<SeverityLevel>();
    for (var level : clause.levels()) {
      // The gravest that holds is taken, so their order says nothing.
      if (level.when() == null && levels.stream().anyMatch(other -> other.when() == null)) {
        problems.add(
            level.severity().pos(),
            "%s is a second severity without a condition".formatted(level.severity().text()),
            "write WHEN after one of them");
      }
      var severity = Words.choose(Severity.class, "SEVERITY", level.severity(), problems);
      var when = level.when() == null ? null : expressions.metrics(level.when(), "WHEN");
      levels.add(new SeverityLevel(severity.orElse(Severity.ERROR), when));
    }
    return levels;
  }

  private Optional<Damping> damping(ClauseSyntax.Damping clause) {
    var violations =
        Counts.find(clause.violations(), "n of FOR n OF m", Damping.MOST_SCOPES, problems);
    var scopes = Counts.find(clause.scopes(), "m of FOR n OF m", Damping.MOST_SCOPES, problems);
    if (violations.isEmpty() || scopes.isEmpty()) {
      return Optional.empty();
    }
    int n = violations.getAsInt();
    int m = scopes.getAsInt();
    if (n > m) {
      problems.add(
          clause.pos(),
          "%d of %d windows cannot be violated".formatted(n, m),
          "write FOR %d OF %d WINDOWS".formatted(m, n));
      return Optional.empty();
    }
    return Optional.of(new Damping(n, m));
  }

  private List<String> excludedRuns(ClauseSyntax.ExcludeRuns clause) {
    if (clause.runs().size() > MOST_EXCLUDED) {
      problems.add(
          clause.pos(),
          "at most " + MOST_EXCLUDED + " runs can be excluded",
          "write BASELINE SINCE TIMESTAMP '...' instead");
    }
    return clause.runs().stream().map(Word::text).distinct().toList();
  }

  private void set(ClauseSyntax.Setting clause, RuleBuilder rule) {
    var value = clause.value();
    switch (clause.keyword()) {
      case "MODE" -> Words.choose(Mode.class, "MODE", value, problems).ifPresent(rule::mode);
      case "ON EMPTY" ->
          Words.choose(EmptyPolicy.class, "ON EMPTY", value, problems).ifPresent(rule::onEmpty);
      case "OWNER" -> rule.owner(value.text());
      case "NOTIFY" -> rule.notifyTo(value.text());
      case "COMMENT" -> rule.comment(value.text());
      case "MUTE UNTIL" -> rule.mutedUntil(Instants.read(value, problems));
      case "BASELINE SINCE" -> rule.baselineSince(Instants.read(value, problems));
      default ->
          throw new IllegalArgumentException("Cannot set " + clause.keyword() + ": no such clause");
    }
  }
}
