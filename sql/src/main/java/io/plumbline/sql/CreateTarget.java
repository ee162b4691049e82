package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.decision.Endpoint;
import io.plumbline.sql.expression.Identifiers;
import java.util.stream.Collectors;

/**
 * {@code CREATE [OR REPLACE] TARGET [IF NOT EXISTS]}. It holds no secret, only where each is found.
 *
 * @param endpoint the target, without tenant and version
 */
public record CreateTarget(
    boolean orReplace, boolean ifNotExists, Endpoint endpoint, int line, int column)
    implements Statement {
  public CreateTarget {
    requireNonNull(endpoint, "endpoint is null");
  }

  public String name() {
    return endpoint.name();
  }

  /** The target alone, without what the statement says of the one before it: what is kept. */
  public CreateTarget kept() {
    return new CreateTarget(false, false, endpoint, line, column);
  }

  @Override
  public String sql() {
    return "CREATE "
        + (orReplace ? "OR REPLACE " : "")
        + "TARGET "
        + (ifNotExists ? "IF NOT EXISTS " : "")
        + Identifiers.simple(name())
        + " TYPE "
        + endpoint.type().sql()
        + endpoint.options().entrySet().stream()
            .map(
                option ->
                    Identifiers.text(option.getKey()) + " = " + Identifiers.text(option.getValue()))
            .collect(Collectors.joining(",\n  ", " WITH (\n  ", ")"));
  }
}
