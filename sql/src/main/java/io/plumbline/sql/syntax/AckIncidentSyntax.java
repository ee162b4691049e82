package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ACK INCIDENT 'id' [AS EXPECTED] [COMMENT 'text']}; the comment may be null. */
public record AckIncidentSyntax(SqlParserPos pos, Word incident, boolean isExpected, Word comment)
    implements StatementSyntax {}
