package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code DROP RULE}. */
public record DropRuleSyntax(SqlParserPos pos, boolean ifExists, SqlIdentifier name)
    implements StatementSyntax {}
