package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Target;
import io.plumbline.sql.expression.Identifiers;

/**
 * {@code HOLD DATASET on FOR CASE caseName [REASON reason]}: nothing of the datasets may go while
 * the case is open.
 *
 * @param reason for people; empty when none is given
 */
public record HoldDataset(Target on, String caseName, String reason, int line, int column)
    implements Statement {
  public HoldDataset {
    requireNonNull(on, "on is null");
    requireNonNull(caseName, "caseName is null");
    requireNonNull(reason, "reason is null");
  }

  /** The name that it is kept under: each case holds what it holds by itself. */
  public String name() {
    return name(on, caseName);
  }

  static String name(Target on, String caseName) {
    return on.sql() + " FOR CASE " + Identifiers.text(caseName);
  }

  @Override
  public String sql() {
    return "HOLD DATASET "
        + name()
        + (reason.isEmpty() ? "" : " REASON " + Identifiers.text(reason));
  }
}
