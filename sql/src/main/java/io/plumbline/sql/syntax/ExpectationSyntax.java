package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What stands after {@code EXPECT}. */
public sealed interface ExpectationSyntax
    permits ExpectationSyntax.EachRow,
        ExpectationSyntax.Metrics,
        ExpectationSyntax.Normal,
        ExpectationSyntax.SchemaNo,
        ArrivalSyntax,
        ExpectationSyntax.Pending {
  /** The calendar of {@code ON CALENDAR}, or null. */
  default Word calendar() {
    return null;
  }

  /** {@code EACH ROW (predicate) [STRICT] [MOSTLY share]}; {@code mostly} may be null. */
  record EachRow(SqlParserPos pos, SqlNode predicate, boolean isStrict, SqlNode mostly)
      implements ExpectationSyntax {}

  /** {@code (condition over metrics)}. */
  record Metrics(SqlParserPos pos, SqlNode condition) implements ExpectationSyntax {}

  /**
   * {@code NORMAL metric [SNAPSHOT] [USING strategy(parameters)] [TRAIN ON n RUNS] [DIRECTION word]
   * [TIME ZONE zone] [ON CALENDAR calendar]}; words may be null.
   */
  record Normal(
      SqlParserPos pos,
      SqlNode metric,
      boolean isSnapshot,
      Word strategy,
      List<SqlNode> parameters,
      Word train,
      Word direction,
      Word zone,
      Word calendar)
      implements ExpectationSyntax {
    public Normal {
      parameters = List.copyOf(parameters);
    }
  }

  /** {@code SCHEMA NO word, ...}. */
  record SchemaNo(SqlParserPos pos, List<Word> changes) implements ExpectationSyntax {
    public SchemaNo {
      changes = List.copyOf(changes);
    }
  }

  /** A form of the grammar that is not compiled yet. */
  record Pending(SqlParserPos pos, String what) implements ExpectationSyntax {}
}
