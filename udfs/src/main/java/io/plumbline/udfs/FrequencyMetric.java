package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.List;
import java.util.function.Function;

/**
 * What the frequencies of keys say; a key is the values of one or more columns. Rows whose key is
 * NULL in all columns are not counted; a NULL beside other values is one itself.
 *
 * <ul>
 *   <li>{@code COUNT_DISTINCT}: keys; 0 without rows.
 *   <li>{@code DUPLICATE_COUNT}: rows, all copies, whose key has more than one; 0 without rows.
 *   <li>{@code UNIQUENESS}: keys with one row / rows counted.
 *   <li>{@code DISTINCTNESS}: keys / rows counted.
 *   <li>{@code UNIQUE_VALUE_RATIO}: keys with one row / keys.
 *   <li>{@code ENTROPY}: -Σ p ln p, with p the share of the rows that a key has; natural logarithm.
 * </ul>
 *
 * <p>All but the counts are undefined without rows counted. Exact up to {@link Frequencies#LIMIT}
 * keys, estimates above; see {@link Frequencies} and {@link KeyStatistics} for their errors.
 */
final class FrequencyMetric extends DeclaredMetric {
  private final int limit;
  private final Function<KeyStatistics, Number> measure;

  FrequencyMetric(String name, Function<KeyStatistics, Number> measure) {
    this(name, measure, Frequencies.LIMIT);
  }

  FrequencyMetric(String name, Function<KeyStatistics, Number> measure, int limit) {
    super(name, Signature.key(), ANY);
    this.measure = measure;
    this.limit = limit;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new FrequencyState(measure, new Frequencies(limit), positions);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return FrequencyState.read(measure, limit, name(), bytes);
  }
}
