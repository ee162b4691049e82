package io.plumbline.jobs.table;

import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Topics;
import io.plumbline.sql.CreateTable;
import io.plumbline.sql.Statements;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.WithBoundedness;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.config.ExecutionConfigOptions;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;

/** Tables that a user declares with Flink SQL: every connector and format of Flink works. */
public final class DeclaredTables {
  /** Namespace of the datasets that are declared tables. */
  public static final String NAMESPACE = "flink";

  private DeclaredTables() {}

  /**
   * The rows of the tables of a script; nothing and no planner for an empty one.
   *
   * @throws io.plumbline.rules.RuleRejectedException with all problems of the script
   */
  public static List<DeclaredTable> read(StreamExecutionEnvironment env, String script) {
    if (script.isBlank()) {
      return List.of();
    }
    var tables = new ArrayList<CreateTable>();
    for (var statement : Statements.parse(script).orThrow()) {
      if (statement instanceof CreateTable table) {
        tables.add(table);
      } else {
        throw new IllegalArgumentException(
            "Cannot declare a table: line %d is no CREATE TABLE".formatted(statement.line()));
      }
    }
    return of(env, Topics.DEFAULT_TENANT, NAMESPACE, tables);
  }

  /**
   * The rows of the tables.
   *
   * @param namespace of their datasets
   * @throws org.apache.flink.table.api.ValidationException if Flink cannot make a source of one
   */
  public static List<DeclaredTable> of(
      StreamExecutionEnvironment env, String tenant, String namespace, List<CreateTable> tables) {
    var flink = StreamTableEnvironment.create(env);
    flink
        .getConfig()
        .set(
            ExecutionConfigOptions.TABLE_EXEC_UID_GENERATION,
            ExecutionConfigOptions.UidGeneration.ALWAYS);
    var declared = new ArrayList<DeclaredTable>();
    for (var table : tables) {
      flink.executeSql(table.sql());
      var source = flink.from(path(table.name()));
      var type = source.getResolvedSchema().toPhysicalRowDataType().notNull();
      DataStream<RowData> rows = flink.toDataStream(source, type.bridgedTo(RowData.class));
      declared.add(
          new DeclaredTable(
              new DatasetId(tenant, CanonicalNames.namespace(namespace), table.name()),
              RowDataColumns.of((RowType) type.getLogicalType()),
              rows,
              isBounded(rows)));
    }
    return declared;
  }

  private static String path(String name) {
    return "`" + name.replace("`", "``").replace(".", "`.`") + "`";
  }

  private static boolean isBounded(DataStream<?> rows) {
    return rows.getTransformation().getTransitivePredecessors().stream()
        .filter(WithBoundedness.class::isInstance)
        .map(WithBoundedness.class::cast)
        .allMatch(source -> source.getBoundedness() == Boundedness.BOUNDED);
  }
}
