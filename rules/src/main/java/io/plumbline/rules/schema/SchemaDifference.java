package io.plumbline.rules.schema;

import io.plumbline.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The changes that lead from one schema to the next. Order of columns does not matter. */
final class SchemaDifference {
  private SchemaDifference() {}

  /**
   * All changes, in the order of the old columns, then of the new ones. A column that went while
   * another of equal type came in its very position is a rename. O(columns).
   */
  static List<SchemaChange> between(List<Column> before, List<Column> after) {
    var old = byPath(before);
    var fresh = byPath(after);
    var changes = new ArrayList<SchemaChange>();
    var renamedTo = new ArrayList<String>();
    for (int i = 0; i < before.size(); i++) {
      var column = before.get(i);
      var now = fresh.get(column.path());
      if (now == null) {
        var successor = i < after.size() ? after.get(i) : null;
        boolean renamed =
            successor != null
                && before.size() == after.size()
                && !old.containsKey(successor.path())
                && TypeName.of(successor.type()).equals(TypeName.of(column.type()));
        if (renamed) {
          renamedTo.add(successor.path());
        }
        changes.add(
            renamed
                ? new SchemaChange(
                    SchemaChange.Kind.RENAMED, column.path(), column.path(), successor.path())
                : new SchemaChange(SchemaChange.Kind.DROPPED, column.path(), column.type(), ""));
      } else {
        retyped(column, now, changes);
      }
    }
    for (var column : after) {
      if (!old.containsKey(column.path()) && !renamedTo.contains(column.path())) {
        changes.add(new SchemaChange(SchemaChange.Kind.ADDED, column.path(), "", column.type()));
      }
    }
    return changes;
  }

  private static void retyped(Column column, Column now, List<SchemaChange> changes) {
    var from = TypeName.of(column.type());
    var to = TypeName.of(now.type());
    if (from.equals(to) || column.type().isEmpty() || now.type().isEmpty()) {
      return;
    }
    var kind = from.fitsIn(to) ? SchemaChange.Kind.WIDENED : SchemaChange.Kind.NARROWED;
    changes.add(new SchemaChange(kind, column.path(), column.type(), now.type()));
  }

  private static Map<String, Column> byPath(List<Column> columns) {
    var map = new LinkedHashMap<String, Column>(columns.size() * 2);
    columns.forEach(column -> map.putIfAbsent(column.path(), column));
    return map;
  }
}
