package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP CALENDAR}. */
public record DropCalendarSyntax(SqlParserPos pos, boolean ifExists, SqlIdentifier name)
    implements StatementSyntax {}
