package io.plumbline.udfs.flink;

import static org.apache.flink.table.types.logical.LogicalTypeFamily.CHARACTER_STRING;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricFunction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.functions.FunctionDefinition;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.ArgumentCount;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.InputTypeStrategy;
import org.apache.flink.table.types.inference.Signature;
import org.apache.flink.table.types.inference.Signature.Argument;

/** Checks a call against the function's signature, and says as what its arguments are passed. */
record MetricArguments(MetricFunction function) implements InputTypeStrategy {
  @Override
  public ArgumentCount getArgumentCount() {
    var signature = function.signature();
    long required = signature.parameters().stream().filter(p -> !p.isOptional()).count();
    int fewest = signature.fewest() + (int) required;
    long most = (long) signature.most() + signature.parameters().size();
    return new Between(fewest, (int) Math.min(Integer.MAX_VALUE, most));
  }

  @Override
  public Optional<List<DataType>> inferInputTypes(CallContext context, boolean throwOnFailure) {
    try {
      checkConstants(context);
      return Optional.of(types(context));
    } catch (IllegalArgumentException e) {
      return context.fail(throwOnFailure, "%s", e.getMessage());
    }
  }

  /** What the call's columns are. */
  List<ColumnKind> kinds(CallContext context) {
    var given = context.getArgumentDataTypes();
    return given.stream().limit(function.signature().most()).map(MetricArguments::kind).toList();
  }

  /** Columns as one type for each kind, and all in Flink's internal form. */
  private List<DataType> types(CallContext context) {
    var types = new ArrayList<DataType>();
    for (var type : context.getArgumentDataTypes()) {
      boolean isColumn = types.size() < function.signature().most();
      types.add((isColumn ? passed(type) : type).toInternal());
    }
    return types;
  }

  private void checkConstants(CallContext context) {
    var kinds = kinds(context);
    var columns = IntStream.range(0, kinds.size()).mapToObj(i -> "c" + i).toList();
    var parameters = new ArrayList<String>();
    try {
      for (int i = kinds.size(); i < context.getArgumentDataTypes().size(); i++) {
        parameters.add(constant(context, i));
      }
    } catch (UnsupportedOperationException e) {
      // Once a query is being optimized its constants are columns; they were checked before.
      return;
    }
    var call = new MetricCall(function.name(), columns, parameters);
    MetricCatalogue.create(call, kinds, IntStream.range(0, kinds.size()).toArray());
  }

  private String constant(CallContext context, int argument) {
    // Asked for the wrong class, the planner fails with an error instead of saying no.
    boolean isText =
        context.getArgumentDataTypes().get(argument).getLogicalType().is(CHARACTER_STRING);
    return (isText
            ? context.getArgumentValue(argument, String.class)
            : context.getArgumentValue(argument, BigDecimal.class).map(BigDecimal::toPlainString))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot compute %s: argument %d must be a constant"
                        .formatted(function.name(), argument + 1)));
  }

  private static ColumnKind kind(DataType type) {
    return switch (type.getLogicalType().getTypeRoot()) {
      case BOOLEAN -> ColumnKind.BOOLEAN;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> ColumnKind.LONG;
      case FLOAT, DOUBLE -> ColumnKind.DOUBLE;
      case DECIMAL -> ColumnKind.DECIMAL;
      case CHAR, VARCHAR -> ColumnKind.STRING;
      case DATE -> ColumnKind.DATE;
      case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ColumnKind.TIMESTAMP;
      default ->
          throw new IllegalArgumentException(
              "Cannot measure a column of type %s; cast it".formatted(type.getLogicalType()));
    };
  }

  private static DataType passed(DataType type) {
    return switch (kind(type)) {
      case LONG -> DataTypes.BIGINT();
      case DOUBLE -> DataTypes.DOUBLE();
      case STRING -> DataTypes.STRING();
      default -> type;
    };
  }

  @Override
  public List<Signature> getExpectedSignatures(FunctionDefinition definition) {
    boolean isKey = function.signature().most() == Integer.MAX_VALUE;
    var arguments = new ArrayList<Argument>();
    for (int i = 0; i < function.signature().fewest(); i++) {
      arguments.add(Argument.of("<column>"));
    }
    if (isKey) {
      arguments.add(Argument.of("<column>..."));
    }
    function.signature().parameters().forEach(p -> arguments.add(Argument.of(p.takes())));
    return List.of(Signature.of(arguments));
  }

  private record Between(int fewest, int most) implements ArgumentCount {
    @Override
    public boolean isValidCount(int count) {
      return count >= fewest && count <= most;
    }

    @Override
    public Optional<Integer> getMinCount() {
      return Optional.of(fewest);
    }

    @Override
    public Optional<Integer> getMaxCount() {
      return most == Integer.MAX_VALUE ? Optional.empty() : Optional.of(most);
    }
  }
}
