package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Target;
import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads texts of the rule language: statements with a semicolon between them. */
public final class Statements {
  /** Characters that a text may have. */
  public static final int LONGEST_TEXT = 64 * 1024;

  /** Characters that a file may have: one that its owner reads, no request of somebody else. */
  public static final int LONGEST_FILE = 64 * 1024 * 1024;

  private static final int MOST_STATEMENTS = 1_000;
  private static final int MOST_IN_FILE = 1_000_000;

  private Statements() {}

  /** All statements and all problems; names of columns are not checked. Never throws. */
  public static ParsedScript parse(String text) {
    return check(text, target -> List.of());
  }

  /**
   * As {@link #parse}, and columns are checked against what is known of their datasets. What the
   * text declares with CREATE TABLE is known in any case.
   *
   * @param schemas the known schemas of the datasets of a target; empty if there are none
   */
  public static ParsedScript check(String text, Function<Target, List<RowSchema>> schemas) {
    return check(text, schemas, KnownNames.UNKNOWN, LONGEST_TEXT, MOST_STATEMENTS);
  }

  /**
   * As {@link #check(String, Function)}, and calendars and targets that statements name must be
   * there or be created before in the same text; calendars may also be those of a country.
   *
   * @param known what is there
   */
  public static ParsedScript check(
      String text, Function<Target, List<RowSchema>> schemas, KnownNames known) {
    return check(text, schemas, known, LONGEST_TEXT, MOST_STATEMENTS);
  }

  /** As {@link #check}, for a text that the caller trusts to be as long as it is. */
  public static ParsedScript checkFile(String text, Function<Target, List<RowSchema>> schemas) {
    return check(text, schemas, KnownNames.UNKNOWN, LONGEST_FILE, MOST_IN_FILE);
  }

  private static ParsedScript check(
      String text,
      Function<Target, List<RowSchema>> schemas,
      KnownNames names,
      int longest,
      int mostStatements) {
    var problems = Problems.none();
    var statements = new ArrayList<Statement>();
    if (text.length() > longest) {
      problems.add(
          new Place(1, 1),
          "the text has " + text.length() + " characters; the limit is " + longest,
          "send it in parts");
      return new ParsedScript(statements, problems.inOrder());
    }
    var chunks = StatementSplitter.split(text, mostStatements, problems);
    var tables = new DeclaredTables(schemas);
    var calendars = new KnownCalendars(names.calendars());
    var targets = new KnownTargets(names.targets());
    for (var chunk : chunks) {
      if (chunk.isTable()) {
        TableReader.read(chunk, Problems.none()).ifPresent(tables::add);
      }
    }
    for (var chunk : chunks) {
      if (problems.areTooMany()) {
        break;
      }
      var own = problems.ofStatementAt(chunk.start());
      int before = own.count();
      statement(chunk, tables, calendars, targets, own)
          .filter(statement -> own.count() == before)
          .ifPresent(statements::add);
    }
    return new ParsedScript(statements, problems.inOrder());
  }

  private static Optional<Statement> statement(
      Chunk chunk,
      DeclaredTables tables,
      KnownCalendars calendars,
      KnownTargets targets,
      Problems problems) {
    if (chunk.isTable()) {
      return TableReader.read(chunk, problems).map(Statement.class::cast);
    }
    var syntax = SyntaxReader.read(chunk, problems);
    syntax.ifPresent(
        read -> {
          calendars.check(read, problems);
          targets.check(read, problems);
        });
    return syntax.flatMap(read -> new StatementReader(problems, tables).read(read));
  }
}
