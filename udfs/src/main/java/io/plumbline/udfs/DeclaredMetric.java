package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.EnumSet;
import java.util.Set;

/** A metric function that is told its name, what it takes and the kinds of column it reads. */
abstract class DeclaredMetric implements MetricFunction {
  static final Set<ColumnKind> ANY = Set.copyOf(EnumSet.allOf(ColumnKind.class));
  static final Set<ColumnKind> NUMBERS =
      Set.of(ColumnKind.LONG, ColumnKind.DOUBLE, ColumnKind.DECIMAL);

  private final String name;
  private final Signature signature;
  private final Set<ColumnKind> kinds;

  DeclaredMetric(String name, Signature signature, Set<ColumnKind> kinds) {
    this.name = name;
    this.signature = signature;
    this.kinds = kinds;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Signature signature() {
    return signature;
  }

  @Override
  public final boolean accepts(ColumnKind kind) {
    return kinds.contains(kind);
  }
}
