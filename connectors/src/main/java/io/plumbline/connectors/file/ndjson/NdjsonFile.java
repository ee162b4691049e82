package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.text.LineChunks;
import io.plumbline.connectors.file.text.TextFile;
import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file with a JSON object per line. Columns and kinds that are not declared follow from the first
 * 16 MB; they mean what they mean for posted rows.
 */
public final class NdjsonFile implements RowFile {
  private final TextFile text;
  private final DeclaredColumns declared;
  private final FileColumns columns;

  private NdjsonFile(TextFile text, DeclaredColumns declared, FileColumns columns) {
    this.text = text;
    this.declared = declared;
    this.columns = columns;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it cannot be read, or is one JSON array
   */
  public static NdjsonFile open(Path path, DeclaredColumns declared) {
    var text = TextFile.of(path);
    requireLines(text);
    return new NdjsonFile(
        text,
        declared,
        declared.resolve(declared.needsValues() ? KindScan.ofFirstRows(text) : Map.of()));
  }

  private static void requireLines(TextFile text) {
    try (var chunks = new LineChunks(text, text.whole())) {
      if (!chunks.next()) {
        return;
      }
      var bytes = chunks.bytes();
      int p = 0;
      while (p < chunks.limit() && bytes[p] <= ' ' && bytes[p] > 0) {
        p++;
      }
      if (bytes[p] == '[') {
        throw new UnreadableFileException(
            text.path(), "it begins with a JSON array; write one object per line instead");
      }
    }
  }

  TextFile text() {
    return text;
  }

  @Override
  public Path path() {
    return text.path();
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public List<String> warnings() {
    return declared.warnings();
  }

  @Override
  public List<Split> splits(int wanted) {
    return text.splits(wanted);
  }

  @Override
  public RowReader read(Split split, List<String> names) {
    return new NdjsonReader(this, split, columns.project(names, path()));
  }

  @Override
  public NdjsonFile inferredFromAllRows() {
    return declared.needsValues()
        ? new NdjsonFile(text, declared, declared.resolve(KindScan.ofAllRows(text)))
        : this;
  }
}
