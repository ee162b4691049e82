package io.plumbline.connectors.sample;

import io.plumbline.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which columns a batch has, of which type, and under which names rows carry them. */
final class ColumnPlan {
  private static final int MAX_COLUMNS = 5_000;

  // A batch whose rows all have other fields would else take rows x columns of memory.
  private static final int MAX_CELLS = 8_000_000;

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, SqlType> declared = new LinkedHashMap<>();
  private final Map<String, KindInference> inferred = new LinkedHashMap<>();

  private ColumnPlan() {}

  /** The plan of a batch: its declared columns, or without any those of its rows. */
  static ColumnPlan of(List<Column> columns, List<ParsedRow> rows, Problems problems) {
    int limit = Math.min(MAX_COLUMNS, MAX_CELLS / Math.max(1, rows.size()));
    var plan = new ColumnPlan();
    if (columns.isEmpty()) {
      plan.addFound(rows, limit, problems);
    } else {
      plan.addDeclared(columns, limit, problems);
    }
    plan.infer(rows);
    return plan;
  }

  private void addDeclared(List<Column> columns, int limit, Problems problems) {
    for (var column : columns) {
      if (add(column.path(), limit, problems)) {
        SqlType.parse(column.type())
            .ifPresentOrElse(
                type -> declared.put(key(column.path()), type),
                () -> inferDeclared(column, problems));
      }
    }
  }

  private void inferDeclared(Column column, Problems problems) {
    inferred.put(key(column.path()), new KindInference());
    if (!column.type().isBlank()) {
      problems.add(
          -1,
          column.path(),
          "Cannot use type of column %s: %s; declare a SQL type such as BIGINT or VARCHAR"
              .formatted(column.path(), column.type()));
    }
  }

  private void addFound(List<ParsedRow> rows, int limit, Problems problems) {
    for (var row : rows) {
      for (var field : row.values().properties()) {
        if (!names.containsKey(key(field.getKey())) && add(field.getKey(), limit, problems)) {
          inferred.put(key(field.getKey()), new KindInference());
        }
      }
    }
  }

  private boolean add(String name, int limit, Problems problems) {
    if (names.size() >= limit) {
      problems.add(
          -1, name, "Cannot take another column: the batch has %d already".formatted(limit));
      return false;
    }
    return names.putIfAbsent(key(name), name) == null;
  }

  private void infer(List<ParsedRow> rows) {
    if (inferred.isEmpty()) {
      return;
    }
    for (var row : rows) {
      for (var field : row.values().properties()) {
        var column = inferred.get(key(field.getKey()));
        if (column != null) {
          column.see(field.getValue());
        }
      }
    }
  }

  /** Empty columns in the plan's order. */
  List<SampleColumn> columns(int rows) {
    var columns = new ArrayList<SampleColumn>(names.size());
    names.forEach(
        (key, name) -> {
          var type = declared.get(key);
          columns.add(
              type == null
                  ? inferred(name, inferred.get(key), rows)
                  : new SampleColumn(name, type, false, rows));
        });
    return columns;
  }

  private static SampleColumn inferred(String name, KindInference values, int rows) {
    var type = SqlType.inferred(values.kind());
    return new SampleColumn(name, type, true, values.hasSeen(), rows);
  }

  /** What two spellings of one column have in common. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
