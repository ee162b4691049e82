package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.List;

/** A metric function: makes empty states and reads written ones. */
public interface MetricFunction {
  /** Upper-case name, as in SQL. */
  String name();

  /** What it takes. */
  Signature signature();

  /** Whether it can be computed over columns of this kind. */
  boolean accepts(ColumnKind kind);

  /**
   * An empty state.
   *
   * @param call fits {@link #signature}; its parameters are of interest here
   * @param positions where the call's columns are in the batches to come
   * @param kinds what they are
   */
  MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions);

  /** Reads {@link MetricState#toBytes}; the state can be merged and read, not updated. */
  MetricState read(MetricCall call, byte[] bytes);
}
