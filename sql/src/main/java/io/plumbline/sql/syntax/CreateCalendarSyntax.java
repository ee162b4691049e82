package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code CREATE CALENDAR}.
 *
 * @param country the code of {@code IN COUNTRY}; null if there is none
 * @param closed days of the week
 */
public record CreateCalendarSyntax(
    SqlParserPos pos,
    boolean orReplace,
    boolean ifNotExists,
    SqlIdentifier name,
    Word country,
    List<Word> closed,
    List<Word> holidays,
    List<Word> workdays)
    implements StatementSyntax {
  public CreateCalendarSyntax {
    closed = List.copyOf(closed);
    holidays = List.copyOf(holidays);
    workdays = List.copyOf(workdays);
  }
}
