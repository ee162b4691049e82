package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * One action of {@code ON VIOLATION}.
 *
 * @param name upper-case words, such as {@code DROP ROW}
 * @param to what stands after {@code TO}, or null
 * @param sample the number after {@code SAMPLE}, or null
 * @param masked the columns of {@code MASK}; possibly empty
 */
public record ActionSyntax(
    String name, SqlParserPos pos, SqlIdentifier to, Word sample, List<SqlIdentifier> masked) {
  public ActionSyntax {
    masked = List.copyOf(masked);
  }
}
