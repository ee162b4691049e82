package io.plumbline.connectors.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a batch by column and type. Types are those that were declared, else those that the
 * values of the whole batch have in common: integers, numbers with any fraction, booleans, texts,
 * nested values as JSON; numbers beside texts are texts. A value that does not fit its declared
 * type is NULL and a problem; a row that is no JSON object is left out and a problem.
 */
public final class SampleRows {
  private final RowSchema schema;
  private final List<SampleColumn> columns;
  private final List<ParsedRow> rows;
  private final Problems problems;

  private SampleRows(List<SampleColumn> columns, List<ParsedRow> rows, Problems problems) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
    this.problems = problems;
    var builder = RowSchema.builder();
    for (var column : columns) {
      if (column.isEmpty()) {
        builder.addEmpty(column.name());
      } else {
        builder.add(column.name(), column.type().kind());
      }
    }
    this.schema = builder.build();
  }

  /** Reads a batch; whatever its rows hold, this does not fail. */
  public static SampleRows of(SampleBatch batch) {
    var problems = new Problems();
    var rows = ParsedRow.parse(batch.rows(), problems);
    var columns = ColumnPlan.of(batch.columns(), rows, problems).columns(rows.size());
    fill(columns, rows, problems);
    return new SampleRows(columns, rows, problems);
  }

  /** Names and kinds of the columns. */
  public RowSchema schema() {
    return schema;
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }

  /** The row at a 0-based position; it stays valid. */
  public RowView view(int position) {
    return new SampleRow(columns, requireRow(position));
  }

  /** All rows by column. */
  public RowBatch batch() {
    var batch = new RowBatch(schema, Math.max(1, rows.size()));
    batch.resize(rows.size());
    for (int position = 0; position < columns.size(); position++) {
      columns.get(position).copyTo(batch.column(position), rows.size());
    }
    return batch;
  }

  /** The row at a 0-based position as it was posted. */
  public String json(int position) {
    return rows.get(requireRow(position)).json();
  }

  /** The first 100 problems, in the order of rows. */
  public List<SampleProblem> problems() {
    return problems.kept();
  }

  /** How many problems there are in all. */
  public long problemCount() {
    return problems.count();
  }

  private int requireRow(int position) {
    if (position < 0 || position >= rows.size()) {
      throw new IndexOutOfBoundsException(
          "Cannot find row %d: the batch has %d".formatted(position, rows.size()));
    }
    return position;
  }

  private static void fill(List<SampleColumn> columns, List<ParsedRow> rows, Problems problems) {
    Map<String, SampleColumn> byKey = new HashMap<>();
    columns.forEach(column -> byKey.put(ColumnPlan.key(column.name()), column));
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      for (var field : row.values().properties()) {
        var column = byKey.get(ColumnPlan.key(field.getKey()));
        if (column != null && speaksFor(field.getKey(), column, row.values())) {
          set(column, i, row.position(), field.getValue(), problems);
        }
      }
    }
  }

  /** Of two spellings of one column in one row, the column's own is taken. */
  private static boolean speaksFor(String field, SampleColumn column, JsonNode row) {
    return field.equals(column.name()) || !row.has(column.name());
  }

  private static void set(
      SampleColumn column, int row, int position, JsonNode value, Problems problems) {
    if (!column.set(row, value)) {
      problems.add(
          position,
          column.name(),
          "Cannot read row %d, column %s as %s: found %s that does not fit"
              .formatted(position, column.name(), column.type().name(), value.getNodeType()));
    }
  }
}
