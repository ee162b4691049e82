package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Target;
import io.plumbline.sql.expression.Identifiers;

/** {@code RELEASE DATASET on FROM CASE caseName}: the case holds it no more, others may. */
public record ReleaseDataset(Target on, String caseName, int line, int column)
    implements Statement {
  public ReleaseDataset {
    requireNonNull(on, "on is null");
    requireNonNull(caseName, "caseName is null");
  }

  /** The name that the hold is kept under. */
  public String name() {
    return HoldDataset.name(on, caseName);
  }

  @Override
  public String sql() {
    return "RELEASE DATASET " + on.sql() + " FROM CASE " + Identifiers.text(caseName);
  }
}
