package io.plumbline.connectors.file;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * All rows of a file as lists of values.
 *
 * @param rows values by column: Boolean, Long, Double, BigDecimal, String, LocalDate, Instant, null
 */
public record ReadRows(List<List<Object>> rows, RowProblems problems) {
  private static final int ODD_CAPACITY = 7;

  /** Every column of a file, read in so many splits. */
  public static ReadRows of(RowFile file, int splits) {
    return of(file, file.schema().names(), splits);
  }

  /** Some columns of a file, read in so many splits. */
  public static ReadRows of(RowFile file, List<String> columns, int splits) {
    var rows = new ArrayList<List<Object>>();
    var problems = RowProblems.NONE;
    for (var split : file.splits(splits)) {
      try (var reader = file.read(split, columns)) {
        var batch = new RowBatch(reader.schema(), ODD_CAPACITY);
        while (reader.read(batch) > 0) {
          for (int row = 0; row < batch.size(); row++) {
            rows.add(row(batch, row));
          }
        }
        problems = problems.merge(reader.problems());
      }
    }
    return new ReadRows(rows, problems);
  }

  /** The texts of the problems. */
  public List<String> messages() {
    return problems.first().stream().map(RowProblem::message).toList();
  }

  private static List<Object> row(RowBatch batch, int row) {
    var values = new ArrayList<>();
    for (int i = 0; i < batch.schema().size(); i++) {
      var column = batch.column(i);
      values.add(column.isNull(row) ? null : value(column, row));
    }
    return values;
  }

  private static Object value(ColumnVector column, int row) {
    return switch (column.kind()) {
      case BOOLEAN -> column.longs()[row] != 0;
      case LONG -> column.longs()[row];
      case DOUBLE -> column.doubles()[row];
      case DECIMAL -> column.decimals()[row];
      case STRING, JSON -> column.textAt(row);
      case DATE -> LocalDate.ofEpochDay(column.longs()[row]);
      case TIMESTAMP -> Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS);
    };
  }
}
