package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;

/** A metric function: makes empty states for a schema and reads written ones. */
public interface MetricFunction {
  /** Upper-case name, as in SQL. */
  String name();

  /** How many columns it takes. */
  int arity();

  /** Whether it can be computed over columns of this kind. */
  boolean accepts(ColumnKind kind);

  /** An empty state that reads the columns at {@code positions} of rows of {@code schema}. */
  MetricState create(RowSchema schema, int... positions);

  /** Reads {@link MetricState#toBytes}; the state can be merged and read, not updated. */
  MetricState read(byte[] bytes);
}
