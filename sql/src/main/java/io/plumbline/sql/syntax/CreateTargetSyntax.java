package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE TARGET}. */
public record CreateTargetSyntax(
    SqlParserPos pos,
    boolean orReplace,
    boolean ifNotExists,
    SqlIdentifier name,
    Word type,
    List<Option> options)
    implements StatementSyntax {
  public CreateTargetSyntax {
    options = List.copyOf(options);
  }

  /** {@code 'key' = 'value'}. */
  public record Option(Word key, Word value) {}
}
