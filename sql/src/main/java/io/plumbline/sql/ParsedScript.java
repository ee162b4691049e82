package io.plumbline.sql;

import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import java.util.List;

/** The valid statements of a text and all problems of the others. */
public record ParsedScript(List<Statement> statements, List<Problem> problems) {
  public ParsedScript {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }

  public boolean isValid() {
    return problems.isEmpty();
  }

  /**
   * The statements of a text without problems.
   *
   * @throws RuleRejectedException with all problems
   */
  public List<Statement> orThrow() {
    if (!isValid()) {
      throw new RuleRejectedException(problems);
    }
    return statements;
  }
}
