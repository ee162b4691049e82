package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.Utf8;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.connectors.file.text.LineChunks;
import io.plumbline.connectors.file.text.TextFile;
import io.plumbline.connectors.sample.KindInference;
import io.plumbline.connectors.sample.ParsedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learns which columns the lines of a file have, and the kinds of their values. */
final class KindScan {
  /** Bytes of which {@link #ofFirstRows} learns; tens of thousands of rows of usual width. */
  static final long PREFIX = 16 << 20;

  // As many as a posted batch may have.
  private static final int MAX_COLUMNS = 5_000;

  private final List<KindCell> touched = new ArrayList<>();
  private final Map<String, KindInference> byKey = new HashMap<>();
  private final Map<String, KindInference> columns = new LinkedHashMap<>();
  private final ObjectScanner scanner = new ObjectScanner(name -> new KindCell(name, touched));

  private KindScan() {}

  /** Columns and kinds by the first rows. */
  static Map<String, KindInference> ofFirstRows(TextFile file) {
    return new KindScan().scan(file, PREFIX);
  }

  /** Columns and kinds by all rows. */
  static Map<String, KindInference> ofAllRows(TextFile file) {
    return new KindScan().scan(file, Long.MAX_VALUE);
  }

  private Map<String, KindInference> scan(TextFile file, long most) {
    long bytes = 0;
    int line = 0;
    try (var chunks = new LineChunks(file, file.whole())) {
      while (bytes < most && chunks.next()) {
        for (int p = 0; !chunks.isOverlong() && p < chunks.limit(); line++) {
          p = line(chunks.bytes(), p, chunks.limit(), line);
        }
        bytes += chunks.limit();
      }
    }
    return columns;
  }

  private int line(byte[] bytes, int start, int limit, int line) {
    touched.clear();
    int next = scanner.scan(bytes, start, line);
    if (next != JsonSkip.ODD) {
      touched.forEach(this::commit);
      return next;
    }
    int end = Words.find(bytes, start, limit, (byte) '\n');
    touched.forEach(Cell::forget);
    learn(Utf8.decode(bytes, start, end));
    return end + 1;
  }

  private void learn(String odd) {
    var row = odd == null ? null : ParsedRow.tree(odd);
    if (row == null || !row.isObject()) {
      return;
    }
    for (var field : row.properties()) {
      var column = column(field.getKey());
      if (column != null) {
        column.see(field.getValue());
      }
    }
  }

  private void commit(KindCell cell) {
    var column = column(cell.name());
    if (column != null) {
      cell.commit(column);
    }
  }

  /** The column of a name, which is called as it was spelled first; null if there are too many. */
  private KindInference column(String name) {
    var key = DeclaredColumns.key(name);
    var known = byKey.get(key);
    if (known != null || byKey.size() >= MAX_COLUMNS) {
      return known;
    }
    var column = new KindInference();
    byKey.put(key, column);
    columns.put(name, column);
    return column;
  }
}
