package io.plumbline.sql;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.Window;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.ClauseSyntax;
import io.plumbline.udfs.MetricCall;
import java.util.List;
import java.util.Map;

/**
 * Reports clauses that can do nothing for the expectation of their rule: that is said, never
 * silently left undone.
 */
final class Restrictions {
  private static final List<String> ABOUT_ROWS =
      List.of("WHERE", "SEGMENT BY", "FOR n OF m WINDOWS", "ON EMPTY");
  static final String RANKED_SESSIONS =
      "TOP compares segments over the same time, and each has sessions of its own";
  private static final List<String> ABOUT_HISTORY = List.of("BASELINE SINCE", "EXCLUDE RUNS");

  private final Map<String, ClauseSyntax> written;
  private final Problems problems;

  /**
   * @param written the clauses by the words that they begin with
   */
  Restrictions(Map<String, ClauseSyntax> written, Problems problems) {
    this.written = written;
    this.problems = problems;
  }

  void check(Rule rule) {
    if (!rule.isAboutRows()) {
      ABOUT_ROWS.forEach(clause -> rejectAboutRows(clause, clause));
      if (!rule.window().isOfOneRun()) {
        rejectAboutRows("OVER", "a window of time or of many runs");
      }
      if (rule.severities().stream().anyMatch(level -> level.when() != null)) {
        rejectAboutRows("SEVERITY", "WHEN");
      }
    }
    if (rule.isAboutRows() && rule.expectation() instanceof Expectation.Normal normal) {
      checkNormal(rule, normal);
    }
    boolean asksLateness =
        RuleMetrics.calls(rule).stream().anyMatch(call -> call.function().equals("LATENESS"));
    if (asksLateness && rule.time().column() == null) {
      reject(
          "EXPECT",
          "LATENESS() is of rows whose time is known, and the rule names none",
          "write OVER TUMBLE(INTERVAL '5' MINUTE) ON EVENT TIME column;"
              + " that a load comes too late is EXPECT ARRIVAL");
    }
    if (ranksSessions(rule)) {
      reject("SEGMENT BY", RANKED_SESSIONS, "write MAX n SEGMENTS, or OVER TUMBLE or OVER HOP");
    }
    if (rule.expectation() instanceof ArrivalExpectation.Within
        && !(rule.target() instanceof NamedTarget)) {
      reject(
          "EXPECT",
          "WITHIN ... OF UPSTREAM is for one dataset",
          "name the dataset after ON, and write a rule for each");
    }
    if (!learns(rule)) {
      ABOUT_HISTORY.forEach(
          clause ->
              reject(
                  clause,
                  clause + " is for rules that look back",
                  "take it out; NORMAL, PREVIOUS(...) and OVER LAST n RUNS look back"));
    }
  }

  private void checkNormal(Rule rule, Expectation.Normal normal) {
    reject(
        "FOR n OF m WINDOWS",
        "NORMAL is damped by what it learns",
        "take it out: a deviation that comes again is learned");
    if (rule.severities().stream().anyMatch(level -> level.when() != null)) {
      reject("SEVERITY", "NORMAL has one severity", "write a rule for each severity");
    }
    if (normal.isToldByRuns() && !normal.metric().equals(MetricCall.of("ROW_COUNT"))) {
      reject(
          "EXPECT",
          normal.metric().text() + " is known of runs, not of rows",
          "take out WHERE, SEGMENT BY and OVER");
    }
  }

  /** Whether it asks for the greatest of segments whose sessions are not at the same time. */
  static boolean ranksSessions(Rule rule) {
    return rule.segmentation() != null
        && rule.segmentation().top() > 0
        && rule.window() instanceof Window.Session;
  }

  /** Whether it compares with what was before. */
  static boolean learns(Rule rule) {
    return rule.expectation() instanceof Expectation.Normal
        || rule.window() instanceof Window.LastRuns
        || RuleMetrics.history(rule) > 0;
  }

  private void rejectAboutRows(String clause, String what) {
    reject(
        clause,
        what + " is for expectations about rows",
        "take it out, or write EXPECT EACH ROW (...) or EXPECT (...)");
  }

  private void reject(String clause, String message, String suggestion) {
    var syntax = written.get(clause);
    if (syntax != null) {
      problems.add(syntax.pos(), message, suggestion);
    }
  }
}
