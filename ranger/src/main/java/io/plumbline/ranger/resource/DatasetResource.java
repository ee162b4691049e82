package io.plumbline.ranger.resource;

import io.plumbline.model.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset as a service of Ranger names it: exactly this one, no pattern.
 *
 * @param elements value by name, such as {@code database} and {@code table}; no columns
 */
public record DatasetResource(ServiceKind kind, Map<String, String> elements) {
  /** All columns of a table. */
  public static final String EVERY = "*";

  static final String COLUMN = "column";

  /** What Ranger would expand: wildcards, and braces of macros. */
  private static final String MEANT_OTHERWISE = "*?{}";

  private static final int LONGEST = 1_000;

  public DatasetResource {
    elements = Map.copyOf(elements);
  }

  /**
   * What a service of that kind calls a dataset.
   *
   * @param name of the dataset, as OpenLineage spells it: {@code database.table} of Hive, {@code
   *     catalog.schema.table} of Trino and Presto, a path of HDFS, a topic of Kafka
   * @throws IllegalArgumentException if that cannot be said exactly
   */
  public static DatasetResource of(ServiceKind kind, String name) {
    var names = kind.datasetElements();
    var parts = names.size() == 1 ? List.of(name) : parts(name);
    if (parts.size() != names.size() || parts.stream().anyMatch(String::isBlank)) {
      throw inexact(kind, name, "it is no " + String.join(".", names));
    }
    if (kind == ServiceKind.HDFS && !name.startsWith("/")) {
      throw inexact(kind, name, "it is no path from the root");
    }
    if (name.length() > LONGEST || name.chars().anyMatch(DatasetResource::isMeantOtherwise)) {
      throw inexact(kind, name, "it would be read as a pattern");
    }
    var elements = new TreeMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      elements.put(names.get(i), parts.get(i));
    }
    return new DatasetResource(kind, elements);
  }

  private static List<String> parts(String name) {
    var parts = new ArrayList<String>();
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      parts.add(name.substring(from, dot));
      from = dot + 1;
    }
    parts.add(name.substring(from));
    return parts;
  }

  private static boolean isMeantOtherwise(int character) {
    return MEANT_OTHERWISE.indexOf(character) >= 0 || Character.isISOControl(character);
  }

  private static IllegalArgumentException inexact(ServiceKind kind, String name, String why) {
    return new IllegalArgumentException(
        "Cannot name dataset %s in a service of type %s: %s"
            .formatted(PlainText.of(name), kind.type(), why));
  }

  /** The same with a column, or {@link #EVERY} column; as it is where there are none. */
  public Map<String, String> withColumn(String column) {
    if (!kind.hasColumns()) {
      return elements;
    }
    var all = new TreeMap<>(elements);
    all.put(COLUMN, column);
    return all;
  }
}
