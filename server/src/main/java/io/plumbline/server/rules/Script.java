package io.plumbline.server.rules;

import io.plumbline.rules.Problem;
import java.util.List;

/**
 * A checked text.
 *
 * @param statements in order; of no use while there are problems
 * @param problems all that is wrong, in order of place
 */
public record Script(List<Statement> statements, List<Problem> problems) {

  public Script {
    statements = List.copyOf(statements);
    problems = List.copyOf(problems);
  }
}
