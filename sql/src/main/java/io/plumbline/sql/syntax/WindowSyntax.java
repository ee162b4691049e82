package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * What stands after {@code OVER}.
 *
 * @param form {@code RUN}, {@code BATCH}, {@code LAST RUNS}, {@code TUMBLE}, {@code HOP}, {@code
 *     SESSION} or {@code CUMULATE}
 * @param sizes the intervals in parentheses
 * @param runs the number of {@code LAST n RUNS}, or null
 * @param timePos where {@code ON EVENT TIME} or {@code ON PROCESSING TIME} is; null if it is not
 * @param eventTime the column of {@code ON EVENT TIME}, or null
 * @param lateness the interval of {@code ALLOWED LATENESS}, or null
 */
public record WindowSyntax(
    SqlParserPos pos,
    String form,
    List<SqlNode> sizes,
    Word runs,
    SqlParserPos timePos,
    SqlIdentifier eventTime,
    SqlNode lateness) {
  public WindowSyntax {
    sizes = List.copyOf(sizes);
  }
}
