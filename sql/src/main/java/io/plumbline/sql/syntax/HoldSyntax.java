package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code HOLD DATASET on FOR CASE caseName [REASON reason]}; the reason may be null. */
public record HoldSyntax(SqlParserPos pos, TargetSyntax on, Word caseName, Word reason)
    implements StatementSyntax {}
