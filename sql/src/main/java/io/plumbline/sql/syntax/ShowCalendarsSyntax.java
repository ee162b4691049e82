package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code SHOW CALENDARS}; the pattern may be null. */
public record ShowCalendarsSyntax(SqlParserPos pos, Word like) implements StatementSyntax {}
