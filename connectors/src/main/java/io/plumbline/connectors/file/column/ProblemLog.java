package io.plumbline.connectors.file.column;

import io.plumbline.connectors.file.RowProblem;
import io.plumbline.connectors.file.RowProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Collects the problems of one split, whose place in the file is found only if there are any. */
public final class ProblemLog {
  private record Entry(long line, String column, String reason) {}

  private final String unit;
  private final LongSupplier precedingLines;
  private final List<Entry> kept = new ArrayList<>();
  private long count;

  /**
   * Makes an empty log.
   *
   * @param unit what is counted: line or row
   * @param precedingLines how many of them precede the split
   */
  public ProblemLog(String unit, LongSupplier precedingLines) {
    this.unit = unit;
    this.precedingLines = precedingLines;
  }

  /**
   * Adds a problem.
   *
   * @param line 0-based in the split
   * @param column the column's name, or null if it is about the row as a whole
   * @param reason what is wrong, without a value
   */
  public void add(long line, String column, String reason) {
    count++;
    if (kept.size() < RowProblems.KEPT) {
      kept.add(new Entry(line, column, reason));
    }
  }

  /** Adds that a value does not fit its column's declared type. */
  public void addMisfit(long line, FileColumn column, Object found) {
    add(
        line,
        column.name(),
        "as %s: found %s that does not fit".formatted(column.type().name(), found));
  }

  /** The problems by their line in the file. */
  public RowProblems problems() {
    if (count == 0) {
      return RowProblems.NONE;
    }
    long preceding = precedingLines.getAsLong();
    return new RowProblems(
        count, kept.stream().map(entry -> problem(entry, preceding + entry.line() + 1)).toList());
  }

  private RowProblem problem(Entry entry, long line) {
    var message =
        entry.column() == null
            ? "Cannot read %s %d: %s".formatted(unit, line, entry.reason())
            : "Cannot read %s %d, column %s %s"
                .formatted(unit, line, entry.column(), entry.reason());
    return new RowProblem(line, entry.column(), message);
  }
}
