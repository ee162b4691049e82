package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code SHOW RULES}; target and pattern may be null. */
public record ShowRulesSyntax(SqlParserPos pos, TargetSyntax target, Word like)
    implements StatementSyntax {}
