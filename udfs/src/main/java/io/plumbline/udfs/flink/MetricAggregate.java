package io.plumbline.udfs.flink;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.functions.AggregateFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;

/**
 * A metric function as an aggregate function of Flink SQL, in batch and in streams of inserts; a
 * stream that takes rows back needs a function that can forget, which sketches cannot.
 */
public final class MetricAggregate extends AggregateFunction<Number, MetricAccumulator>
    implements SpecializedFunction {
  private static final long serialVersionUID = 1;

  private static final Set<String> COUNTS =
      Set.of(
          "ROW_COUNT",
          "NULL_COUNT",
          "ZERO_COUNT",
          "DUPLICATE_COUNT",
          "COUNT_DISTINCT",
          "APPROX_COUNT_DISTINCT",
          "MIN_LENGTH",
          "MAX_LENGTH");

  private final String function;
  private final ArrayList<ColumnKind> kinds;
  private transient RowBatch batch;
  private transient Selection row;

  /** The function before a query calls it. */
  MetricAggregate(String function) {
    this(function, List.of());
  }

  private MetricAggregate(String function, List<ColumnKind> kinds) {
    this.function = function;
    this.kinds = new ArrayList<>(kinds);
  }

  private MetricFunction metric() {
    return MetricCatalogue.find(function).orElseThrow();
  }

  @Override
  public UserDefinedFunction specialize(SpecializedContext context) {
    return new MetricAggregate(
        function, new MetricArguments(metric()).kinds(context.getCallContext()));
  }

  @Override
  public TypeInference getTypeInference(DataTypeFactory typeFactory) {
    return TypeInference.newBuilder()
        .inputTypeStrategy(new MetricArguments(metric()))
        .accumulatorTypeStrategy(
            TypeStrategies.explicit(
                DataTypes.RAW(MetricAccumulator.class, MetricAccumulatorSerializer.INSTANCE)))
        .outputTypeStrategy(
            TypeStrategies.explicit(
                COUNTS.contains(function) ? DataTypes.BIGINT() : DataTypes.DOUBLE()))
        .build();
  }

  @Override
  public MetricAccumulator createAccumulator() {
    return new MetricAccumulator();
  }

  /** Takes a row; called by generated code. */
  public void accumulate(MetricAccumulator accumulator, Object... arguments) {
    if (batch == null) {
      var schema = RowSchema.builder();
      kinds.forEach(kind -> schema.add("c", kind));
      batch = new RowBatch(schema.build(), 1);
      row = new Selection(1).all(1);
    }
    if (accumulator.isEmpty()) {
      accumulator.begin(call(arguments), kinds);
    }
    batch.clear();
    batch.addRow();
    for (int i = 0; i < kinds.size(); i++) {
      set(batch.column(i), arguments[i]);
    }
    accumulator.update(batch, row);
  }

  private MetricCall call(Object... arguments) {
    var columns = IntStream.range(0, kinds.size()).mapToObj(i -> "c" + i).toList();
    // Constants come with every row, as text in their internal form.
    var parameters = Arrays.stream(arguments).skip(kinds.size()).map(String::valueOf).toList();
    return new MetricCall(function, columns, parameters);
  }

  private static void set(ColumnVector column, Object value) {
    if (value == null) {
      column.setNull(0);
      return;
    }
    switch (column.kind()) {
      case BOOLEAN -> column.setBoolean(0, (Boolean) value);
      case LONG, DATE -> column.setLong(0, ((Number) value).longValue());
      case DOUBLE -> column.setDouble(0, (Double) value);
      case DECIMAL -> column.setDecimal(0, ((DecimalData) value).toBigDecimal());
      case TIMESTAMP -> column.setLong(0, micros((TimestampData) value));
      case STRING, JSON -> {
        column.useDictionary(new Dictionary());
        column.setText(0, value.toString());
      }
    }
  }

  private static long micros(TimestampData timestamp) {
    return timestamp.getMillisecond() * 1000 + timestamp.getNanoOfMillisecond() / 1000;
  }

  /** Takes what other tasks or panes have; called by generated code. */
  public void merge(MetricAccumulator accumulator, Iterable<MetricAccumulator> others) {
    for (var other : others) {
      accumulator.merge(other);
    }
  }

  @Override
  public Number getValue(MetricAccumulator accumulator) {
    if (accumulator.isEmpty()) {
      return ofNoRows();
    }
    var value = accumulator.value();
    if (value == null) {
      return null;
    }
    return COUNTS.contains(function) ? (Number) value.longValue() : value.doubleValue();
  }

  private Number ofNoRows() {
    boolean isLength = function.endsWith("_LENGTH");
    return COUNTS.contains(function) && !isLength ? (Number) 0L : null;
  }
}
