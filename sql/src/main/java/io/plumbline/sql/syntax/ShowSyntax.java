package io.plumbline.sql.syntax;

import io.plumbline.model.StatementKind;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code SHOW} of all of a kind; target and pattern may be null. */
public record ShowSyntax(SqlParserPos pos, StatementKind kind, TargetSyntax target, Word like)
    implements StatementSyntax {}
