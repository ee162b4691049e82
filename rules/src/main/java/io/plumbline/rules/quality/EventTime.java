package io.plumbline.rules.quality;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Reads the time of rows in milliseconds since the epoch: from a TIMESTAMP or DATE, from a LONG as
 * milliseconds, or from text in ISO form (UTC where it names no offset). Not thread-safe.
 */
final class EventTime {
  static final long NONE = Long.MIN_VALUE;
  // Ten thousand years either way: beyond, a number means something else, and windows would wrap.
  private static final long LATEST = 315_576_000_000_000L;
  private static final long EARLIEST = -LATEST;
  private static final long UNREAD = Long.MIN_VALUE + 1;
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private Dictionary dictionary;
  private long[] read = {};

  /** The time of a row; {@link #NONE} if it has none. */
  long millis(ColumnVector column, int row) {
    if (column.isNull(row)) {
      return NONE;
    }
    long millis = read(column, row);
    return millis >= EARLIEST && millis <= LATEST ? millis : NONE;
  }

  private long read(ColumnVector column, int row) {
    return switch (column.kind()) {
      case TIMESTAMP -> Math.floorDiv(column.longs()[row], 1000);
      // Saturates: a day beyond every calendar is no time.
      case DATE -> saturated(column.longs()[row]);
      case LONG -> column.longs()[row];
      case STRING -> text(column.dictionary(), column.codes()[row]);
      case BOOLEAN, DOUBLE, DECIMAL, JSON -> NONE;
    };
  }

  private static long saturated(long day) {
    return Math.abs(day) > LATEST / MILLIS_PER_DAY ? Long.MAX_VALUE : day * MILLIS_PER_DAY;
  }

  private long text(Dictionary texts, int code) {
    if (texts != dictionary) {
      dictionary = texts;
      Arrays.fill(read, UNREAD);
    }
    if (code >= read.length) {
      int known = read.length;
      read = Arrays.copyOf(read, Math.max(texts.size(), code + 1));
      Arrays.fill(read, known, read.length, UNREAD);
    }
    if (read[code] == UNREAD) {
      read[code] = parse(texts.value(code).strip());
    }
    return read[code];
  }

  static long parse(String text) {
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).toEpochDay() * MILLIS_PER_DAY;
      }
      var iso = text.indexOf(' ') == 10 ? text.replaceFirst(" ", "T") : text;
      boolean hasOffset =
          iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return hasOffset
          ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException | ArithmeticException notATime) {
      return NONE;
    }
  }
}
