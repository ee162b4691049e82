package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The schemas of datasets: those that the text itself declares, then those that are known. */
final class DeclaredTables implements Function<Target, List<RowSchema>> {
  private final Function<Target, List<RowSchema>> known;
  private final Map<String, RowSchema> declared = new HashMap<>();

  DeclaredTables(Function<Target, List<RowSchema>> known) {
    this.known = known;
  }

  /** A table without columns says nothing of them. */
  void add(CreateTable table) {
    if (table.schema().size() > 0) {
      declared.put(table.name(), table.schema());
    }
  }

  @Override
  public List<RowSchema> apply(Target target) {
    var schema = target instanceof NamedTarget named ? declared.get(named.name()) : null;
    return schema == null ? known.apply(target) : List.of(schema);
  }
}
