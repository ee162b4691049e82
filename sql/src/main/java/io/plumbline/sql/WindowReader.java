package io.plumbline.sql;

import io.plumbline.rules.RowTime;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.WindowSyntax;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads OVER. */
final class WindowReader {
  private static final int MOST_RUNS = 1_000;

  private final RuleExpressions expressions;
  private final Problems problems;

  WindowReader(RuleExpressions expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  void read(WindowSyntax syntax, RuleBuilder rule) {
    var window =
        switch (syntax.form()) {
          case "RUN" -> Optional.<Window>of(new Window.Run());
          case "BATCH" -> Optional.<Window>of(new Window.Batch());
          case "LAST RUNS" ->
              Optional.<Window>of(
                  new Window.LastRuns(
                      Counts.read(syntax.runs(), "LAST n RUNS", MOST_RUNS, problems)));
          default -> ofTime(syntax);
        };
    var time = time(syntax);
    window.ifPresent(over -> rule.window(over, time));
  }

  private Optional<Window> ofTime(WindowSyntax syntax) {
    boolean hasTwo = syntax.form().equals("HOP") || syntax.form().equals("CUMULATE");
    if (syntax.sizes().size() != (hasTwo ? 2 : 1)) {
      problems.add(
          syntax.pos(),
          "%s takes %s, not %d"
              .formatted(
                  syntax.form(), hasTwo ? "2 intervals" : "1 interval", syntax.sizes().size()),
          "write " + example(syntax.form()));
      return Optional.empty();
    }
    List<Long> sizes = new ArrayList<>();
    for (var size : syntax.sizes()) {
      Intervals.read(size, problems).map(Duration::toMillis).ifPresent(sizes::add);
    }
    return sizes.size() < syntax.sizes().size() ? Optional.empty() : of(syntax, sizes);
  }

  private Optional<Window> of(WindowSyntax syntax, List<Long> sizes) {
    long first = sizes.get(0);
    return switch (syntax.form()) {
      case "TUMBLE" -> Optional.of(new Window.Tumble(first));
      case "SESSION" -> Optional.of(new Window.Session(first));
      case "HOP" ->
          fits(syntax, first, sizes.get(1))
              ? Optional.of(new Window.Hop(first, sizes.get(1)))
              : Optional.empty();
      default ->
          fits(syntax, sizes.get(1), first)
              ? Optional.of(new Window.Cumulate(first, sizes.get(1)))
              : Optional.empty();
    };
  }

  private boolean fits(WindowSyntax syntax, long size, long part) {
    if (size % part == 0 && size / part <= Window.MOST_OVERLAPS) {
      return true;
    }
    problems.add(
        syntax.pos(),
        "the size of %s must be 1 to %d times its %s"
            .formatted(
                syntax.form(),
                Window.MOST_OVERLAPS,
                syntax.form().equals("HOP") ? "slide" : "step"),
        "write " + example(syntax.form()));
    return false;
  }

  private static String example(String form) {
    return switch (form) {
      case "HOP" -> "HOP(INTERVAL '1' HOUR, INTERVAL '5' MINUTE): the size, then the slide";
      case "CUMULATE" -> "CUMULATE(INTERVAL '5' MINUTE, INTERVAL '1' DAY): the step, then the size";
      default -> form + "(INTERVAL '5' MINUTE)";
    };
  }

  private RowTime time(WindowSyntax syntax) {
    if (syntax.timePos() == null && syntax.lateness() == null) {
      return RowTime.ARRIVAL;
    }
    var column = syntax.eventTime() == null ? null : expressions.timeColumn(syntax.eventTime());
    if (syntax.sizes().isEmpty()) {
      problems.add(
          syntax.timePos() == null ? syntax.lateness().getParserPosition() : syntax.timePos(),
          "OVER " + syntax.form() + " is no window of time",
          "take it out, or write OVER TUMBLE(INTERVAL '5' MINUTE)");
    } else if (column == null && syntax.lateness() != null) {
      problems.add(
          syntax.lateness().getParserPosition(),
          "rows are never late by the time at which they arrive",
          "write ON EVENT TIME column before ALLOWED LATENESS");
    }
    long lateness =
        syntax.lateness() == null
            ? 0
            : Intervals.read(syntax.lateness(), problems).map(Duration::toMillis).orElse(0L);
    return new RowTime(column, lateness);
  }
}
