package io.plumbline.connectors.file.column;

import io.plumbline.connectors.sample.KindInference;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that whoever reads a file declared, with their types where these are known.
 *
 * @param types by name in the order declared; empty if the type must follow from the values
 * @param warnings what of the declaration cannot be used
 */
public record DeclaredColumns(Map<String, Optional<SqlType>> types, List<String> warnings) {
  /** Reads declared types; columns that are declared twice count once. */
  public static DeclaredColumns of(List<Column> columns) {
    var types = new LinkedHashMap<String, Optional<SqlType>>();
    var warnings = new ArrayList<String>();
    for (var column : columns) {
      var type = SqlType.parse(column.type());
      if (types.putIfAbsent(column.path(), type) == null
          && type.isEmpty()
          && !column.type().isBlank()) {
        warnings.add(
            "Cannot use type of column %s: %s; declare a SQL type such as BIGINT or VARCHAR"
                .formatted(column.path(), column.type()));
      }
    }
    return new DeclaredColumns(types, warnings);
  }

  /** Whether columns follow from the file alone. */
  public boolean isEmpty() {
    return types.isEmpty();
  }

  /** Whether the kind of any column follows from values. */
  public boolean needsValues() {
    return isEmpty() || types.values().stream().anyMatch(Optional::isEmpty);
  }

  /**
   * The columns of a file.
   *
   * @param found those in the file with the kinds of their values, in its order
   */
  public FileColumns resolve(Map<String, KindInference> found) {
    var columns = new ArrayList<FileColumn>();
    if (isEmpty()) {
      found.forEach((name, kinds) -> columns.add(FileColumn.inferred(name, kinds)));
      return FileColumns.of(columns);
    }
    var byKey = new LinkedHashMap<String, KindInference>();
    found.forEach((name, kinds) -> byKey.put(key(name), kinds));
    types.forEach(
        (name, type) ->
            columns.add(
                type.map(known -> FileColumn.declared(name, known))
                    .orElseGet(
                        () ->
                            FileColumn.inferred(
                                name, byKey.getOrDefault(key(name), new KindInference())))));
    return FileColumns.of(columns);
  }

  /** What two spellings of one column have in common. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
