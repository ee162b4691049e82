package io.plumbline.rules.quality;

import io.plumbline.model.Keys;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Names the segment of a row after the values of its keys. Not thread-safe. */
public final class SegmentNames {
  /** The name of what is not divided. */
  public static final String ALL = "";

  private static final String NULL = "NULL";
  private static final String QUOTE = "'";
  private static final String COMMA = ", ";

  private final int[] positions;
  private Dictionary dictionary;
  private String[] namesByCode = {};

  SegmentNames(int... positions) {
    this.positions = positions;
  }

  /** The name of the segment of a row; {@link #ALL} when there are no keys. */
  String of(RowBatch batch, int row) {
    if (positions.length == 0) {
      return ALL;
    }
    if (positions.length == 1) {
      var column = batch.column(positions[0]);
      return column.codes() == null || column.isNull(row)
          ? Keys.join(text(column, row))
          : byCode(column, row);
    }
    var parts = new String[positions.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = text(batch.column(positions[i]), row);
    }
    return Keys.join(parts);
  }

  private String byCode(ColumnVector column, int row) {
    int code = column.codes()[row];
    if (column.dictionary() != dictionary) {
      dictionary = column.dictionary();
      namesByCode = new String[dictionary.size()];
    } else if (code >= namesByCode.length) {
      namesByCode = Arrays.copyOf(namesByCode, dictionary.size());
    }
    if (namesByCode[code] == null) {
      namesByCode[code] = Keys.join(text(column, row));
    }
    return namesByCode[code];
  }

  /** The values of a segment's keys, in their order, as people read them. */
  public static List<String> values(String segment) {
    return segment.equals(ALL) ? List.of() : Keys.split(segment);
  }

  /**
   * The values of a segment's keys as one text for people, which tells any two segments of a rule
   * apart: where there are several values, one that has a comma itself is quoted.
   */
  public static String text(List<String> values) {
    return values.size() < 2
        ? String.join(COMMA, values)
        : values.stream()
            .map(value -> value.contains(",") && !value.startsWith(QUOTE) ? quoted(value) : value)
            .collect(Collectors.joining(COMMA));
  }

  private static String quoted(String value) {
    return QUOTE + value.replace(QUOTE, "''") + QUOTE;
  }

  private static String text(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return NULL;
    }
    return switch (column.kind()) {
      case LONG -> Long.toString(column.longs()[row]);
      case BOOLEAN -> Boolean.toString(column.longs()[row] != 0);
      case DATE -> LocalDate.ofEpochDay(column.longs()[row]).toString();
      case TIMESTAMP -> Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS).toString();
      case DOUBLE -> Double.toString(column.doubles()[row]);
      case DECIMAL -> column.decimals()[row].stripTrailingZeros().toPlainString();
      case STRING, JSON -> {
        var value = column.textAt(row);
        // A text that reads NULL, or nothing, is another segment than no value, or all rows.
        boolean isPlain = !value.equals(NULL) && !value.isEmpty() && !value.startsWith(QUOTE);
        yield isPlain ? value : quoted(value);
      }
    };
  }
}
