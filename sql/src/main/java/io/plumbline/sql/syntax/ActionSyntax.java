package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * One action of {@code ON VIOLATION}.
 *
 * @param name upper-case words, such as {@code DROP ROW}
 * @param to what stands after {@code TO}, or null
 * @param rest options that are not compiled yet, or null
 */
public record ActionSyntax(
    String name, SqlParserPos pos, SqlIdentifier to, ClauseSyntax.Pending rest) {}
