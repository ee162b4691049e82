package io.plumbline.connectors.file.column;

import io.plumbline.connectors.sample.KindInference;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.row.ColumnKind;

/**
 * A column of a file.
 *
 * @param inferred whether the type follows from values; else it was declared or is the file's own
 * @param seen whether a value was seen that is not null; true unless inferred
 */
public record FileColumn(String name, SqlType type, boolean inferred, boolean seen) {
  /** A column whose type was declared or is the file's own. */
  public static FileColumn declared(String name, SqlType type) {
    return new FileColumn(name, type, false, true);
  }

  /** A column whose type is what its values have in common. */
  public static FileColumn inferred(String name, KindInference values) {
    return new FileColumn(name, SqlType.inferred(values.kind()), true, values.hasSeen());
  }

  public ColumnKind kind() {
    return type.kind();
  }

  /** Whether a value of a kind leaves the column's kind as it is. */
  public boolean holds(ColumnKind value) {
    if (!inferred) {
      return true;
    }
    return seen && KindInference.common(kind(), value) == kind();
  }

  /** Whether no value was seen and no type declared. */
  public boolean isEmpty() {
    return inferred && !seen;
  }
}
