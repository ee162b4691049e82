package io.plumbline.rules.quality;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RowComputation;
import io.plumbline.rules.ScalarExpression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The columns of a batch and, after them, what rules compute of them; each expression once. */
final class DerivedColumns {
  private final RowSchema schema;
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<RowComputation> computations = new ArrayList<>();
  private RowSchema extended;
  private ColumnVector[] vectors = {};
  private long arrivalMillis;

  DerivedColumns(RowSchema schema) {
    this.schema = schema;
    this.extended = schema;
  }

  /** Where the values of an expression are in an extended batch. */
  int position(ScalarExpression expression) {
    var column = expression.column();
    if (column.isPresent() && schema.position(column.get()) >= 0) {
      return schema.position(column.get());
    }
    return positions.containsKey(expression.sql())
        ? positions.get(expression.sql())
        : derived(expression.sql(), expression.bind(schema));
  }

  private int derived(String name, RowComputation computation) {
    if (positions.containsKey(name)) {
      return positions.get(name);
    }
    computations.add(computation);
    names.add(name);
    int position = schema.size() + names.size() - 1;
    positions.put(name, position);
    extend();
    return position;
  }

  /**
   * As {@link #position}, for a use that takes only some kinds: a column that has no values and no
   * kind is of one that fits.
   */
  int position(ScalarExpression expression, Predicate<ColumnKind> fits) {
    int position = position(expression);
    if (position >= schema.size() || !schema.isEmpty(position)) {
      return position;
    }
    var kind = Arrays.stream(ColumnKind.values()).filter(fits).findFirst();
    return kind.isEmpty() ? position : derived("NULL " + kind.get(), new Nulls(kind.get()));
  }

  /** Where the milliseconds from the time of a row to its arrival are in an extended batch. */
  int lateness(int timePosition) {
    return derived("LATENESS " + timePosition, new Lateness(timePosition, new EventTime()));
  }

  private final class Lateness implements RowComputation {
    private final int timePosition;
    private final EventTime times;

    Lateness(int timePosition, EventTime times) {
      this.timePosition = timePosition;
      this.times = times;
    }

    @Override
    public ColumnKind kind() {
      return ColumnKind.LONG;
    }

    @Override
    public void compute(RowBatch batch, ColumnVector out) {
      for (int row = 0; row < batch.size(); row++) {
        long at = times.millis(batch.column(timePosition), row);
        if (at == EventTime.NONE) {
          out.setNull(row);
        } else {
          out.setLong(row, arrivalMillis - at);
        }
      }
    }
  }

  /** A column of NULLs. */
  private record Nulls(ColumnKind kind) implements RowComputation {
    @Override
    public void compute(RowBatch batch, ColumnVector out) {
      for (int row = 0; row < batch.size(); row++) {
        out.setNull(row);
      }
    }
  }

  ColumnKind kind(int position) {
    return extended.kind(position);
  }

  private void extend() {
    var builder = RowSchema.builder();
    for (int i = 0; i < schema.size(); i++) {
      builder.add(schema.names().get(i), schema.kind(i));
    }
    for (int i = 0; i < names.size(); i++) {
      builder.add(names.get(i), computations.get(i).kind());
    }
    extended = builder.build();
    vectors = new ColumnVector[0];
  }

  /**
   * The batch with every derived column computed; valid until the next call.
   *
   * @param arrived when its rows arrived, in milliseconds
   */
  RowBatch extend(RowBatch batch, long arrived) {
    arrivalMillis = arrived;
    if (computations.isEmpty()) {
      return batch;
    }
    if (vectors.length != computations.size() || vectors[0].nulls().length < batch.size()) {
      vectors =
          computations.stream()
              .map(computation -> new ColumnVector(computation.kind(), batch.capacity()))
              .toArray(ColumnVector[]::new);
    }
    for (int i = 0; i < vectors.length; i++) {
      vectors[i].clear();
      computations.get(i).compute(batch, vectors[i]);
    }
    return batch.with(extended, vectors);
  }
}
