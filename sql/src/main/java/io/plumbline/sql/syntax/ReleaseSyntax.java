package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code RELEASE DATASET on FROM CASE caseName}. */
public record ReleaseSyntax(SqlParserPos pos, TargetSyntax on, Word caseName)
    implements StatementSyntax {}
