package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A question about one rule.
 *
 * @param question {@code DESCRIBE RULE}, {@code SHOW RULE HISTORY} or {@code EXPLAIN ... RULE}
 */
public record NamedRuleSyntax(SqlParserPos pos, String question, SqlIdentifier name)
    implements StatementSyntax {}
