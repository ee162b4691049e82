package io.plumbline.udfs;

/** A metric of one column. */
abstract class ColumnMetric implements MetricFunction {
  private final String name;

  ColumnMetric(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int arity() {
    return 1;
  }
}
