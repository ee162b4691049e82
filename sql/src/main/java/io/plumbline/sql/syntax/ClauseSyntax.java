package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A clause of a rule; clauses come in any order. */
public sealed interface ClauseSyntax {
  SqlParserPos pos();

  /** The words that it begins with. */
  String keyword();

  /** {@code WHERE predicate}. */
  record Where(SqlParserPos pos, SqlNode predicate) implements ClauseSyntax {
    @Override
    public String keyword() {
      return "WHERE";
    }
  }

  /** {@code SEGMENT BY keys [TOP n | MAX n SEGMENTS]}; top and most may be null. */
  record SegmentBy(SqlParserPos pos, List<SqlNode> keys, Word top, Word most)
      implements ClauseSyntax {
    public SegmentBy {
      keys = List.copyOf(keys);
    }

    @Override
    public String keyword() {
      return "SEGMENT BY";
    }
  }

  /** {@code OVER window}. */
  record Over(SqlParserPos pos, WindowSyntax window) implements ClauseSyntax {
    @Override
    public String keyword() {
      return "OVER";
    }
  }

  /** {@code EXPECT ...}. */
  record Expect(SqlParserPos pos, ExpectationSyntax expectation) implements ClauseSyntax {
    @Override
    public String keyword() {
      return "EXPECT";
    }
  }

  /** {@code SEVERITY level, ...}. */
  record Severity(SqlParserPos pos, List<Level> levels) implements ClauseSyntax {
    public Severity {
      levels = List.copyOf(levels);
    }

    @Override
    public String keyword() {
      return "SEVERITY";
    }
  }

  /** {@code severity [WHEN condition]}; the condition may be null. */
  record Level(Word severity, SqlNode when) {}

  /** {@code FOR violations OF scopes WINDOWS}. */
  record Damping(SqlParserPos pos, Word violations, Word scopes) implements ClauseSyntax {
    @Override
    public String keyword() {
      return "FOR n OF m WINDOWS";
    }
  }

  /** A clause of one value, such as {@code MODE}, {@code ON EMPTY} or {@code MUTE UNTIL}. */
  record Setting(String keyword, SqlParserPos pos, Word value) implements ClauseSyntax {}

  /** {@code ON VIOLATION}. */
  record OnViolation(SqlParserPos pos, List<ActionSyntax> actions) implements ClauseSyntax {
    public OnViolation {
      actions = List.copyOf(actions);
    }

    @Override
    public String keyword() {
      return "ON VIOLATION";
    }
  }

  /** {@code EXCLUDE RUNS ('id', ...)}. */
  record ExcludeRuns(SqlParserPos pos, List<Word> runs) implements ClauseSyntax {
    public ExcludeRuns {
      runs = List.copyOf(runs);
    }

    @Override
    public String keyword() {
      return "EXCLUDE RUNS";
    }
  }
}
