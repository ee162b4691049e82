package io.plumbline.sql;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the columns of CREATE TABLE. Flink judges the statement when it runs it; here only names
 * and types are of interest, and what is not understood does no harm: a column of an unknown type
 * fits everywhere that a text does.
 */
final class TableReader {
  private static final Set<String> CONSTRAINTS =
      Set.of("WATERMARK", "PRIMARY", "CONSTRAINT", "UNIQUE", "LIKE", "FOREIGN", "CHECK");
  private static final Set<String> WITH_PARTS = Set.of("ROW", "ARRAY", "MAP", "MULTISET");

  private final List<TableToken> tokens;
  private int at;

  private TableReader(List<TableToken> tokens) {
    this.tokens = tokens;
  }

  /** Whether a statement that begins with these upper-case words is one. */
  static boolean isTable(List<String> words) {
    int noun = words.size() > 1 && words.get(1).equals("TEMPORARY") ? 2 : 1;
    return words.size() > noun && words.get(0).equals("CREATE") && words.get(noun).equals("TABLE");
  }

  /** The statement; nothing and a problem if its name cannot be read. */
  static Optional<CreateTable> read(Chunk chunk, Problems problems) {
    var reader = new TableReader(TableToken.of(chunk.text()));
    reader.skipOpening();
    var name = reader.name();
    if (name.isEmpty()) {
      problems.add(
          chunk.start(), "the table has no name", "write CREATE TABLE orders (id BIGINT, ...)");
      return Optional.empty();
    }
    return Optional.of(
        new CreateTable(
            name, reader.columns(), chunk.text(), chunk.start().line(), chunk.start().column()));
  }

  private void skipOpening() {
    at = nextIs("TEMPORARY", 1) ? 3 : 2;
    if (nextIs("IF", at)) {
      at += 3;
    }
  }

  private boolean nextIs(String word, int index) {
    return index < tokens.size() && tokens.get(index).is(word);
  }

  private String name() {
    var name = new StringBuilder();
    while (at < tokens.size() && tokens.get(at).isName()) {
      name.append(tokens.get(at++).text());
      if (!nextIs(".", at)) {
        break;
      }
      name.append('.');
      at++;
    }
    return name.toString();
  }

  private RowSchema columns() {
    var schema = RowSchema.builder();
    if (!nextIs("(", at)) {
      return schema.build();
    }
    at++;
    while (at < tokens.size() && !tokens.get(at).is(")")) {
      element(schema);
      if (nextIs(",", at)) {
        at++;
      }
    }
    return schema.build();
  }

  private void element(RowSchema.Builder schema) {
    var first = tokens.get(at);
    boolean isColumn =
        first.isName()
            && at + 1 < tokens.size()
            && (first.quote() != 0 || !CONSTRAINTS.contains(first.text().toUpperCase(Locale.ROOT)));
    if (isColumn) {
      schema.add(first.text(), kind(tokens.get(at + 1).text()));
    }
    skipElement();
  }

  private void skipElement() {
    int depth = 0;
    while (at < tokens.size()) {
      var token = tokens.get(at);
      if (depth == 0 && (token.is(",") || token.is(")"))) {
        return;
      }
      boolean opens = token.is("(") || (token.is("<") && followsParts());
      boolean closes = token.is(")") || (token.is(">") && depth > 0);
      depth += opens ? 1 : closes ? -1 : 0;
      at++;
    }
  }

  private boolean followsParts() {
    return at > 0 && WITH_PARTS.contains(tokens.get(at - 1).text().toUpperCase(Locale.ROOT));
  }

  private static ColumnKind kind(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "BOOLEAN" -> ColumnKind.BOOLEAN;
      case "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT" -> ColumnKind.LONG;
      case "FLOAT", "DOUBLE", "REAL" -> ColumnKind.DOUBLE;
      case "DECIMAL", "DEC", "NUMERIC" -> ColumnKind.DECIMAL;
      case "CHAR", "CHARACTER", "VARCHAR", "STRING" -> ColumnKind.STRING;
      case "DATE" -> ColumnKind.DATE;
      case "TIMESTAMP", "TIMESTAMP_LTZ" -> ColumnKind.TIMESTAMP;
      default -> ColumnKind.JSON;
    };
  }
}
