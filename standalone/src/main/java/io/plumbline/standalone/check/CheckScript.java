package io.plumbline.standalone.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.sql.CreateCalendar;
import io.plumbline.sql.CreatePolicy;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.CreateTable;
import io.plumbline.sql.CreateTarget;
import io.plumbline.sql.ParsedScript;
import io.plumbline.sql.Statement;
import io.plumbline.sql.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Files of statements: rules, and tables that say of which type columns are. */
final class CheckScript {
  private record Source(String name, String text) {}

  /** A rule and where it was written. */
  record Written(Rule rule, String source, int line, int column) {}

  /** All rules and all problems of the statements. */
  record Rules(List<Written> rules, List<CheckProblem> problems) {}

  private final List<Source> sources;
  private final Map<String, RowSchema> tables = new HashMap<>();

  private CheckScript(List<Source> sources) {
    this.sources = sources;
    for (var source : sources) {
      for (var statement : Statements.checkFile(source.text(), target -> List.of()).statements()) {
        if (statement instanceof CreateTable table) {
          tables.put(key(table.name()), table.schema());
        }
      }
    }
  }

  /**
   * Reads the files.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  static CheckScript read(List<Path> files) {
    var sources = new ArrayList<Source>();
    for (var file : files) {
      try {
        sources.add(new Source(file.toString(), Files.readString(file, UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read rules: " + file, e);
      }
    }
    return new CheckScript(sources);
  }

  /** A script of that text. */
  static CheckScript of(String name, String text) {
    return new CheckScript(List.of(new Source(name, text)));
  }

  /** The columns that a table of that name was declared with. */
  Optional<RowSchema> table(String name) {
    return Optional.ofNullable(tables.get(key(name)));
  }

  /**
   * The rules, checked against the columns of what they judge.
   *
   * @param schemas the schemas of the data that a target matches
   */
  Rules rules(Function<Target, List<RowSchema>> schemas) {
    var rules = new ArrayList<Written>();
    var problems = new ArrayList<CheckProblem>();
    for (var source : sources) {
      ParsedScript script = Statements.checkFile(source.text(), schemas);
      for (var problem : script.problems()) {
        var suggestion = problem.suggestion().isEmpty() ? "" : "; " + problem.suggestion();
        problems.add(
            new CheckProblem(
                source.name(), problem.line(), problem.column(), problem.message() + suggestion));
      }
      for (var statement : script.statements()) {
        if (statement instanceof CreateRule create) {
          rules.add(
              new Written(create.rule(), source.name(), statement.line(), statement.column()));
        } else if (!isDefinition(statement)) {
          problems.add(
              new CheckProblem(
                  source.name(),
                  statement.line(),
                  statement.column(),
                  "this statement is for a running engine; a check takes CREATE RULE and CREATE TABLE"));
        }
      }
    }
    return new Rules(rules, problems);
  }

  /** What a file of rules may define besides, and a check has no use for or knows already. */
  private static boolean isDefinition(Statement statement) {
    return statement instanceof CreateTable
        || statement instanceof CreateCalendar
        || statement instanceof CreateTarget
        || statement instanceof CreatePolicy;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
