package io.plumbline.udfs.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The functions in plain Flink SQL. */
class PlumblineFunctionsTest {
  private static final String ORDERS =
      """
      (VALUES
        (1, 'a', 1.5, CAST(NULL AS STRING)),
        (2, 'a', 2.5, 'x1'),
        (3, 'b', 3.5, 'y'),
        (3, 'b', 4.5, CAST(NULL AS STRING))) AS orders(id, shop, price, note)
      """;

  enum Mode {
    BATCH,
    STREAMING
  }

  private static TableEnvironment environment(Mode mode) {
    var settings = EnvironmentSettings.newInstance();
    var environment =
        TableEnvironment.create(
            (mode == Mode.BATCH ? settings.inBatchMode() : settings.inStreamingMode()).build());
    environment.getConfig().set("parallelism.default", "2");
    environment.getConfig().set("pipeline.generic-types", "false");
    PlumblineFunctions.register(environment);
    return environment;
  }

  /** The last row that a query says. */
  private static Row last(TableEnvironment environment, String query) {
    var rows = new ArrayList<Row>();
    environment.executeSql(query).collect().forEachRemaining(rows::add);
    return rows.get(rows.size() - 1);
  }

  @ParameterizedTest
  @EnumSource
  void metricsAreAggregatesOfAQuery(Mode mode) {
    var row =
        last(
            environment(mode),
            """
            SELECT COMPLETENESS(note), UNIQUENESS(id, shop), APPROX_QUANTILE(price, 0.5),
              QUANTILE(id, 0.5), MATCH_RATIO(note, '\\d'), TYPE_RATIO(shop, 'STRING'),
              MAX_LENGTH(note), ROW_COUNT(), COMPLIANCE(id > 1), PLUMBLINE_CORR(id, price)
            FROM
            """
                + ORDERS);
    assertThat(List.of(row.getField(0), row.getField(1), row.getField(2), row.getField(3)))
        .containsExactly(0.5, 0.5, 2.5, 2.5);
    assertThat(List.of(row.getField(4), row.getField(5), row.getField(6), row.getField(7)))
        .containsExactly(0.25, 1.0, 2L, 4L);
    assertThat(row.getField(8)).isEqualTo(0.75);
    assertThat((Double) row.getField(9)).isBetween(0.94, 0.95);
  }

  @ParameterizedTest
  @EnumSource
  void groupsAreMergedFromPartsOfTheirRows(Mode mode) {
    var environment = environment(mode);
    var config = environment.getConfig();
    config.set("table.optimizer.agg-phase-strategy", "TWO_PHASE");
    config.set("table.exec.mini-batch.enabled", "true");
    config.set("table.exec.mini-batch.allow-latency", "1 s");
    config.set("table.exec.mini-batch.size", "2");
    var query =
        "SELECT shop, COUNT_DISTINCT(id), QUANTILE(price, 0.5), COMPLETENESS(note),"
            + " PLUMBLINE_APPROX_COUNT_DISTINCT(id, 0.05) FROM "
            + ORDERS
            + " GROUP BY shop";
    assertThat(environment.explainSql(query)).contains("Local");
    // A group is an insert or an update as its rows fell into one mini-batch or two: compare
    // values.
    var byShop = new HashMap<Object, List<Object>>();
    environment
        .executeSql(query)
        .collect()
        .forEachRemaining(
            row ->
                byShop.put(
                    row.getField(0), IntStream.range(1, 5).mapToObj(row::getField).toList()));
    assertThat(byShop)
        .containsOnly(
            Map.entry("a", List.of(2L, 2.0, 0.5, 2L)), Map.entry("b", List.of(1L, 4.0, 0.5, 1L)));
  }

  @ParameterizedTest
  @EnumSource
  void everyFunctionCanBeCalledByItsName(Mode mode) {
    var columns =
        Map.of(
            ColumnKind.BOOLEAN, List.of("flag", "flag"),
            ColumnKind.LONG, List.of("id", "other"),
            ColumnKind.STRING, List.of("name", "name"));
    var calls = new ArrayList<String>();
    PlumblineFunctions.all()
        .forEach((name, function) -> calls.add(name + arguments(name, columns)));
    var row =
        last(
            environment(mode),
            "SELECT "
                + String.join(", ", calls)
                + " FROM (VALUES (1, 4, TRUE, 'a'), (2, 7, FALSE, 'b'))"
                + " AS t(id, other, flag, name)");
    for (int i = 0; i < calls.size(); i++) {
      assertThat(row.getField(i)).as(calls.get(i)).isInstanceOf(Number.class);
    }
  }

  private static String arguments(String name, Map<ColumnKind, List<String>> columns) {
    var function = MetricCatalogue.find(name.replace("PLUMBLINE_", "")).orElseThrow();
    var kind = columns.keySet().stream().filter(function::accepts).findFirst();
    var arguments =
        new ArrayList<>(
            kind.map(k -> columns.get(k).subList(0, function.signature().fewest()))
                .orElse(List.of()));
    switch (name) {
      case "QUANTILE", "APPROX_QUANTILE" -> arguments.add("0.5");
      case "TOP_K" -> arguments.add("2");
      case "MATCH_RATIO" -> arguments.add("'a'");
      case "TYPE_RATIO" -> arguments.add("'STRING'");
      default -> {}
    }
    return "(" + String.join(", ", arguments) + ")";
  }

  @Test
  void everyTypeOfColumnIsRead() {
    var row =
        last(
            environment(Mode.BATCH),
            """
            SELECT PLUMBLINE_RANGE(small), PLUMBLINE_RANGE(single), PLUMBLINE_RANGE(exact),
              COUNT_DISTINCT(on_day), COUNT_DISTINCT(at_time), COUNT_DISTINCT(at_instant)
            FROM (VALUES
              (CAST(1 AS TINYINT), CAST(1.5 AS FLOAT), 1.25, DATE '2026-01-01',
                TIMESTAMP '2026-01-01 00:00:00.000001',
                CAST(TIMESTAMP '2026-01-01 00:00:00' AS TIMESTAMP_LTZ(3))),
              (CAST(3 AS TINYINT), CAST(2.0 AS FLOAT), 4.50, DATE '2026-01-02',
                TIMESTAMP '2026-01-01 00:00:00.000002',
                CAST(TIMESTAMP '2026-01-01 00:00:00' AS TIMESTAMP_LTZ(3))))
              AS t(small, single, exact, on_day, at_time, at_instant)
            """);
    assertThat(row).isEqualTo(Row.of(2.0, 0.5, 3.25, 2L, 2L, 1L));
  }

  @Test
  void withoutRowsCountsAreZeroAndTheRestIsNull() {
    var row =
        last(
            environment(Mode.BATCH),
            "SELECT ROW_COUNT(), COUNT_DISTINCT(id), MAX_LENGTH(note), UNIQUENESS(id) FROM "
                + ORDERS
                + " WHERE id > 5");
    assertThat(row).isEqualTo(Row.of(0L, 0L, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "QUANTILE(id, 1.5); Cannot compute QUANTILE(c0, 1.5): '1.5' is not a number between 0",
        "QUANTILE(id, price); Cannot compute QUANTILE: argument 2 must be a constant",
        "QUANTILE(shop, 0.5); Cannot compute QUANTILE(c0, 0.5): c0 is STRING",
        "ENTROPY(ARRAY[id]); Cannot measure a column of type ARRAY<INT NOT NULL>",
        "UNIQUENESS(); UNIQUENESS(<column>, <column>...)"
      })
  void wrongCallIsRefusedBeforeTheQueryRuns(String call, String problem) {
    var environment = environment(Mode.STREAMING);
    assertThatThrownBy(() -> environment.explainSql("SELECT " + call + " FROM " + ORDERS))
        .isInstanceOf(ValidationException.class)
        .hasStackTraceContaining(problem);
  }
}
