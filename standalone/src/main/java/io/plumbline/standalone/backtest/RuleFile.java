package io.plumbline.standalone.backtest;

import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.sql.CreateCalendar;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rules to replay, and the calendars that they name.
 *
 * @param calendars those of the file, then those of countries
 */
record RuleFile(List<Rule> rules, Calendars calendars) {
  /**
   * Reads a file of rules.
   *
   * @throws BadHistoryException with all problems of the file, each with its place
   */
  static RuleFile read(Path path) {
    var script = Statements.checkFile(text(path), target -> List.of());
    if (!script.problems().isEmpty()) {
      throw new BadHistoryException(
          script.problems().stream()
              .map(problem -> path + ": " + problem.text())
              .collect(Collectors.joining("\n")));
    }
    var rules = new ArrayList<Rule>();
    Map<String, Calendar> own = new HashMap<>();
    for (var statement : script.statements()) {
      if (statement instanceof CreateRule create) {
        add(create, path, rules);
      } else if (statement instanceof CreateCalendar create) {
        own.put(create.name(), create.calendar());
      }
    }
    Calendars named = name -> Optional.ofNullable(own.get(name));
    return new RuleFile(rules, named.orCountries());
  }

  private static void add(CreateRule create, Path path, List<Rule> rules) {
    var rule = create.rule();
    if (!RuleWatch.judges(rule)) {
      throw new BadHistoryException(
          "%s: line %d: rule %s cannot be replayed: loads tell of ROW_COUNT() and of arrivals; write EXPECT NORMAL ROW_COUNT() or EXPECT ARRIVAL, or take it out"
              .formatted(path, create.line(), rule.name()));
    }
    if (rule.mode() != Mode.DISABLED) {
      rules.add(rule);
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new BadHistoryException("Cannot read rules: " + path + ": " + e.getMessage());
    }
  }
}
