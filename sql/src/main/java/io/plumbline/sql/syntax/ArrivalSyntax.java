package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What stands after {@code EXPECT ARRIVAL}. */
public sealed interface ArrivalSyntax extends ExpectationSyntax {
  /** The interval of {@code GRACE}, or null. */
  SqlNode grace();

  /** {@code BY TIME due} or {@code BY CRON due}; zone, calendar and grace may be null. */
  record ByClock(
      SqlParserPos pos, boolean isCron, Word due, Word zone, Word calendar, SqlNode grace)
      implements ArrivalSyntax {}

  /** {@code EVERY interval}; grace may be null. */
  record Every(SqlParserPos pos, SqlNode interval, SqlNode grace) implements ArrivalSyntax {}

  /** {@code WITHIN interval OF UPSTREAM dataset}; grace may be null. */
  record Within(SqlParserPos pos, SqlNode interval, TargetSyntax upstream, SqlNode grace)
      implements ArrivalSyntax {}

  /** {@code LEARNED}; zone, calendar and grace may be null. */
  record Learned(SqlParserPos pos, Word zone, Word calendar, SqlNode grace)
      implements ArrivalSyntax {}
}
