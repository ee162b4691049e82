package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code EXPLAIN RULE}. */
public record ExplainRuleSyntax(SqlParserPos pos, SqlIdentifier name) implements StatementSyntax {}
