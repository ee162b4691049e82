package io.plumbline.udfs;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What Deequ's tests (Apache-2.0) say that a metric of some rows is. */
record DeequCase(JsonNode json) {
  /** The filters and predicates of the cases, which are SQL there, over a row by column name. */
  private static final Map<String, Predicate<Map<String, Object>>> PREDICATES =
      Map.ofEntries(
          Map.entry("unique < 4", row -> Integer.parseInt((String) row.get("unique")) < 4),
          Map.entry("nonUnique > 0", row -> Integer.parseInt((String) row.get("nonUnique")) > 0),
          Map.entry("att1 is NOT NULL", row -> row.get("att1") != null),
          Map.entry("att1 is not null", row -> row.get("att1") != null),
          Map.entry("item IN ('1', '2')", row -> List.of("1", "2").contains(row.get("item"))),
          Map.entry("item != '6'", row -> !row.get("item").equals("6")),
          Map.entry("item != 'b'", row -> !row.get("item").equals("b")),
          Map.entry("item > 3", row -> Integer.parseInt((String) row.get("item")) > 3),
          Map.entry("att1 != ''", row -> !row.get("att1").equals("")),
          Map.entry("att1 > 100", row -> number(row, "att1") > 100),
          Map.entry("att1 > 0", row -> number(row, "att1") > 0),
          Map.entry("att1 > 2", row -> number(row, "att1") > 2),
          Map.entry("att2 > 0", row -> number(row, "att2") > 0),
          Map.entry("status = 'nonexistent'", row -> row.get("status").equals("nonexistent")),
          Map.entry("att1 <= att3", row -> number(row, "att1") <= number(row, "att3")),
          Map.entry("att1 < att2", row -> number(row, "att1") < number(row, "att2")),
          Map.entry(
              "`att2` IS NULL OR (`att2` >= 0 AND `att2` <= 7)",
              row -> number(row, "att2") >= 0 && number(row, "att2") <= 7),
          Map.entry(
              "`att2` IS NULL OR (`att2` > 0 AND `att2` < 7)",
              row -> number(row, "att2") > 0 && number(row, "att2") < 7),
          Map.entry(
              "`att2` IS NULL OR (`att2` >= 1 AND `att2` <= 7)",
              row -> number(row, "att2") >= 1 && number(row, "att2") <= 7),
          Map.entry(
              "`att1` IS NULL OR `att1` IN ('a','b','c')",
              row -> row.get("att1") == null || List.of("a", "b", "c").contains(row.get("att1"))),
          Map.entry(
              "`att1` IS NULL OR `att1` IN ('a')",
              row -> row.get("att1") == null || row.get("att1").equals("a")),
          Map.entry(
              "COALESCE(CAST(`val` AS DOUBLE), 0.0) >= 0",
              row -> row.get("val") == null || number(row, "val") >= 0),
          Map.entry(
              "att1 IS NOT NULL OR att2 IS NOT NULL",
              row -> row.get("att1") != null || row.get("att2") != null));

  private static double number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).doubleValue();
  }

  String name() {
    return json.get("name").asText();
  }

  String metric() {
    return json.get("metric").asText();
  }

  JsonNode expected() {
    return json.get("expected");
  }

  boolean hasArgument(String name) {
    return json.get("args").has(name);
  }

  String argument(String name) {
    return json.get("args").get(name).asText();
  }

  /** The columns that are measured; all if the case names none. */
  List<String> columns() {
    for (var name : List.of("column", "columns")) {
      if (hasArgument(name)) {
        return texts(json.get("args").get(name));
      }
    }
    return hasArgument("numerator")
        ? List.of(argument("numerator"), argument("denominator"))
        : texts(json.get("columns"));
  }

  private static List<String> texts(JsonNode node) {
    return node.isTextual()
        ? List.of(node.asText())
        : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The rows that its filter leaves, and after each the case's predicate as column "holds". */
  Rows rows() {
    var names = texts(json.get("columns"));
    var schema = RowSchema.builder();
    for (int i = 0; i < names.size(); i++) {
      schema.add(names.get(i), kind(i));
    }
    var rows = new ArrayList<List<Object>>();
    for (var values : json.get("rows")) {
      var row = new ArrayList<Object>();
      var byName = new HashMap<String, Object>();
      for (int i = 0; i < names.size(); i++) {
        row.add(value(values.get(i)));
        byName.put(names.get(i), row.get(i));
      }
      row.add(!hasArgument("predicate") || predicate("predicate").test(byName));
      if (!hasArgument("where") || predicate("where").test(byName)) {
        rows.add(row);
      }
    }
    return new Rows(schema.add("holds", ColumnKind.BOOLEAN).build(), rows);
  }

  private Predicate<Map<String, Object>> predicate(String argument) {
    var predicate = PREDICATES.get(argument(argument));
    if (predicate == null) {
      throw new IllegalStateException("Cannot find predicate: " + argument(argument));
    }
    return predicate;
  }

  private ColumnKind kind(int column) {
    var kinds =
        values(column).filter(value -> !value.isNull()).map(DeequCase::kind).distinct().toList();
    if (kinds.isEmpty()) {
      boolean isText = json.get("columns").get(column).asText().equals("stringCol");
      return isText ? ColumnKind.STRING : ColumnKind.DOUBLE;
    }
    return kinds.size() == 1 ? kinds.get(0) : ColumnKind.DOUBLE;
  }

  private Stream<JsonNode> values(int column) {
    return StreamSupport.stream(json.get("rows").spliterator(), false).map(row -> row.get(column));
  }

  private static ColumnKind kind(JsonNode value) {
    if (value.isTextual()) {
      return ColumnKind.STRING;
    }
    return value.isIntegralNumber() ? ColumnKind.LONG : ColumnKind.DOUBLE;
  }

  private static Object value(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isTextual()) {
      return value.asText();
    }
    return value.isIntegralNumber() ? (Object) value.asLong() : value.asDouble();
  }

  @Override
  public String toString() {
    return name();
  }
}
