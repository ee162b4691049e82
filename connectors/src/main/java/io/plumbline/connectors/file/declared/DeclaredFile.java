package io.plumbline.connectors.file.declared;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A file with types of its own, read as the columns that were declared: a value of another type is
 * read as if its JSON form had been posted, and a column that the file does not have is null.
 */
public final class DeclaredFile implements RowFile {
  private final RowFile file;
  private final ToLongFunction<Split> rowsBefore;
  private final FileColumns columns;
  private final List<String> warnings;

  private DeclaredFile(
      RowFile file, ToLongFunction<Split> rowsBefore, FileColumns columns, List<String> warnings) {
    this.file = file;
    this.rowsBefore = rowsBefore;
    this.columns = columns;
    this.warnings = warnings;
  }

  /**
   * The file as declared; the file itself if nothing is.
   *
   * @param rowsBefore how many rows precede a split
   */
  public static RowFile of(
      RowFile file, ToLongFunction<Split> rowsBefore, DeclaredColumns declared) {
    if (declared.isEmpty()) {
      return file;
    }
    var columns = new ArrayList<FileColumn>();
    var warnings = new ArrayList<>(file.warnings());
    warnings.addAll(declared.warnings());
    declared
        .types()
        .forEach(
            (name, type) -> {
              int position = file.schema().position(name);
              if (position < 0) {
                warnings.add("Cannot find column " + name + " in the file: all of it is null");
              }
              columns.add(FileColumn.declared(name, type.orElseGet(() -> ownType(file, position))));
            });
    return new DeclaredFile(file, rowsBefore, FileColumns.of(columns), List.copyOf(warnings));
  }

  private static SqlType ownType(RowFile file, int position) {
    return position < 0
        ? SqlType.parse("VARCHAR").orElseThrow()
        : SqlType.inferred(file.schema().kind(position));
  }

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<Split> splits(int wanted) {
    return file.splits(wanted);
  }

  @Override
  public RowReader read(Split split, List<String> names) {
    var wanted = columns.project(names, path());
    var own =
        wanted.schema().names().stream().filter(name -> file.schema().position(name) >= 0).toList();
    return new DeclaredReader(file.read(split, own), wanted, () -> rowsBefore.applyAsLong(split));
  }

  @Override
  public RowFile inferredFromAllRows() {
    return this;
  }
}
