package io.plumbline.connectors.file.csv;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.text.TextFile;
import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file of separated values whose first record has the names. Nothing between two separators is
 * null, nothing between two quotes an empty text. Blank lines are skipped. Kinds that are not
 * declared follow from the first 16 MB.
 */
public final class CsvFile implements RowFile {
  private final CsvText text;
  private final CsvHeader header;
  private final DeclaredColumns declared;
  private final FileColumns columns;

  private CsvFile(CsvText text, CsvHeader header, DeclaredColumns declared, FileColumns columns) {
    this.text = text;
    this.header = header;
    this.declared = declared;
    this.columns = columns;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  public static CsvFile open(Path path, char separator, DeclaredColumns declared) {
    var text = new CsvText(TextFile.of(path), separator);
    var header = CsvHeader.of(text);
    return new CsvFile(
        text,
        header,
        declared,
        declared.resolve(
            declared.needsValues() ? CsvKindScan.ofFirstRows(text, header) : Map.of()));
  }

  CsvText text() {
    return text;
  }

  CsvHeader header() {
    return header;
  }

  /** Where a column's fields are, or -1 if the header does not name it. */
  int position(String name) {
    var key = DeclaredColumns.key(name);
    for (int i = 0; i < header.names().size(); i++) {
      var found = header.names().get(i);
      if (found != null && DeclaredColumns.key(found).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Path path() {
    return text.file().path();
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public List<String> warnings() {
    return Stream.concat(declared.warnings().stream(), header.warnings().stream()).toList();
  }

  @Override
  public List<Split> splits(int wanted) {
    boolean whole = wanted <= 1 || text.file().gzip() || QuoteScan.findsLineBreak(text);
    return text.file().splits(whole ? 1 : wanted);
  }

  @Override
  public RowReader read(Split split, List<String> names) {
    return new CsvRowReader(this, split, columns.project(names, path()));
  }

  @Override
  public CsvFile inferredFromAllRows() {
    return declared.needsValues()
        ? new CsvFile(text, header, declared, declared.resolve(CsvKindScan.ofAllRows(text, header)))
        : this;
  }
}
