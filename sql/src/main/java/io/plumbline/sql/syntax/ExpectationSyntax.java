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
  /** {@code EACH ROW (predicate) [STRICT] [MOSTLY share]}; {@code mostly} may be null. */
  record EachRow(SqlParserPos pos, SqlNode predicate, boolean isStrict, SqlNode mostly)
      implements ExpectationSyntax {}

  /** {@code (condition over metrics)}. */
  record Metrics(SqlParserPos pos, SqlNode condition) implements ExpectationSyntax {}

  /** {@code NORMAL metric [DIRECTION word]}; {@code direction} may be null. */
  record Normal(SqlParserPos pos, SqlNode metric, Word direction) implements ExpectationSyntax {}

  /** {@code SCHEMA NO word, ...}. */
  record SchemaNo(SqlParserPos pos, List<Word> changes) implements ExpectationSyntax {
    public SchemaNo {
      changes = List.copyOf(changes);
    }
  }

  /** A form of the grammar that is not compiled yet. */
  record Pending(SqlParserPos pos, String what) implements ExpectationSyntax {}
}
