package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A question about one rule, policy or target.
 *
 * @param question {@code DESCRIBE RULE}, {@code SHOW RULE HISTORY}, {@code EXPLAIN POLICY} ...
 */
public record QuestionSyntax(SqlParserPos pos, String question, SqlIdentifier name)
    implements StatementSyntax {}
