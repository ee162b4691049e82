package io.plumbline.sql.syntax;

import io.plumbline.model.StatementKind;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP} of a rule, calendar, target or policy. */
public record DropSyntax(SqlParserPos pos, StatementKind kind, boolean ifExists, SqlIdentifier name)
    implements StatementSyntax {}
