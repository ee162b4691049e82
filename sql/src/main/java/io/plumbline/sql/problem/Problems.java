package io.plumbline.sql.problem;

import io.plumbline.rules.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Collects the problems of a text. The parser counts from the start of a statement; this turns its
 * positions into places of the text.
 */
public final class Problems {
  /** More than a person reads; a hostile text has no more to tell. */
  private static final int LIMIT = 100;

  /** What echoes a part of the text may echo a long one. */
  private static final int LONGEST = 400;

  private final Place start;
  private final List<Problem> found;

  private Problems(Place start, List<Problem> found) {
    this.start = start;
    this.found = found;
  }

  public static Problems none() {
    return new Problems(new Place(1, 1), new ArrayList<>());
  }

  /** A view for a statement that starts here; what it collects is collected here too. */
  public Problems ofStatementAt(Place start) {
    return new Problems(start, found);
  }

  /** The place in the text of a position in the statement. */
  public Place place(SqlParserPos pos) {
    return place(pos.getLineNum(), pos.getColumnNum());
  }

  /** The place in the text of a 1-based line and column in the statement. */
  public Place place(int line, int column) {
    return new Place(
        start.line() + Math.max(line, 1) - 1,
        Math.max(column, 1) + (line <= 1 ? start.column() - 1 : 0));
  }

  public void add(SqlParserPos pos, String message, String suggestion) {
    add(place(pos), message, suggestion);
  }

  public void add(Place place, String message, String suggestion) {
    if (found.size() < LIMIT) {
      found.add(new Problem(place.line(), place.column(), cut(message), cut(suggestion)));
    }
  }

  private static String cut(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** Whether more problems would not be kept. */
  public boolean areTooMany() {
    return found.size() >= LIMIT;
  }

  public int count() {
    return found.size();
  }

  /** All problems without repetition, in the order of the text. */
  public List<Problem> inOrder() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
