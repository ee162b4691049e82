package io.plumbline.jobs.table;

import io.plumbline.jobs.OperatorUids;
import io.plumbline.jobs.table.format.GuardedFormatFactory;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Topics;
import io.plumbline.sql.CreateTable;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.InputFormatOperatorFactory;
import org.apache.flink.streaming.api.transformations.LegacySourceTransformation;
import org.apache.flink.streaming.api.transformations.WithBoundedness;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.catalog.CatalogTable;
import org.apache.flink.table.catalog.ResolvedCatalogTable;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.operations.SourceQueryOperation;
import org.apache.flink.table.types.logical.RowType;

/** Tables that a user declares with Flink SQL: every connector and format of Flink works. */
public final class DeclaredTables {
  /** Namespace of the datasets that are declared tables. */
  public static final String NAMESPACE = "flink";

  private DeclaredTables() {}

  /** The dataset that a table is. */
  public static DatasetId dataset(CreateTable table) {
    return new DatasetId(Topics.DEFAULT_TENANT, CanonicalNames.namespace(NAMESPACE), table.name());
  }

  /**
   * The rows of a table. All its columns are read, for rules come and go while it is read; a rule
   * that comes later may want any of them.
   *
   * @throws org.apache.flink.table.api.TableException if Flink cannot make a source of it
   * @throws org.apache.flink.table.api.ValidationException if its text or its options are wrong
   */
  public static DeclaredTable of(StreamExecutionEnvironment env, CreateTable table) {
    var flink = StreamTableEnvironment.create(env);
    flink.executeSql(table.sql());
    var source = guarded(flink, flink.from(path(table.name())));
    var type = source.getResolvedSchema().toSourceRowDataType().notNull();
    DataStream<RowData> rows = flink.toDataStream(source, type.bridgedTo(RowData.class));
    nameOperators(rows, table.name());
    var row = (RowType) type.getLogicalType();
    return new DeclaredTable(
        dataset(table),
        RowDataColumns.of(row),
        UndecodedColumns.of(row.getFieldNames()),
        rows,
        isBounded(rows));
  }

  private static String path(String name) {
    return "`" + name.replace("`", "``").replace(".", "`.`") + "`";
  }

  /** The same table, with records that cannot be decoded as rows where that can be had. */
  private static Table guarded(StreamTableEnvironment flink, Table table) {
    if (!(table.getQueryOperation() instanceof SourceQueryOperation source)) {
      return table;
    }
    ResolvedCatalogTable declared = source.getContextResolvedTable().getResolvedTable();
    var options = GuardedFormatFactory.guard(declared.getOptions());
    return options.equals(declared.getOptions()) ? table : flink.from(with(options, declared));
  }

  private static TableDescriptor with(Map<String, String> options, CatalogTable declared) {
    // Without its watermark: rules name the column of their time, and a record that cannot be
    // decoded has none.
    var schema = Schema.newBuilder().fromColumns(declared.getUnresolvedSchema().getColumns());
    UndecodedColumns.addTo(schema);
    var table =
        TableDescriptor.forConnector(options.get(FactoryUtil.CONNECTOR.key()))
            .schema(schema.build());
    options.forEach(
        (option, value) -> {
          if (!option.equals(FactoryUtil.CONNECTOR.key())) {
            table.option(option, value);
          }
        });
    return table.build();
  }

  /** Names that stay the same whatever else Flink plans: state is found by them. */
  private static void nameOperators(DataStream<?> rows, String table) {
    int place = 0;
    for (var operator : rows.getTransformation().getTransitivePredecessors()) {
      operator.setUid(OperatorUids.TABLE_READ.uid() + "-" + place++ + "-" + table);
    }
  }

  private static boolean isBounded(DataStream<?> rows) {
    return rows.getTransformation().getTransitivePredecessors().stream()
        .filter(WithBoundedness.class::isInstance)
        .allMatch(DeclaredTables::isBounded);
  }

  private static boolean isBounded(Transformation<?> source) {
    // Flink takes an input format, such as JDBC's, for a source without an end; it has one.
    return ((WithBoundedness) source).getBoundedness() == Boundedness.BOUNDED
        || (source instanceof LegacySourceTransformation<?> legacy
            && legacy.getOperatorFactory() instanceof InputFormatOperatorFactory<?>);
  }
}
