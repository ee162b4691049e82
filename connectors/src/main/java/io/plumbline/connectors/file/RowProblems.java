package io.plumbline.connectors.file;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What could not be read.
 *
 * @param count how many problems there are in all
 * @param first those of the least lines, at most {@link #KEPT}
 */
public record RowProblems(long count, List<RowProblem> first) {
  /** How many are kept with their text. */
  public static final int KEPT = 100;

  /** Nothing was wrong. */
  public static final RowProblems NONE = new RowProblems(0, List.of());

  public RowProblems {
    first = List.copyOf(first);
  }

  /** The problems of two parts of a file. */
  public RowProblems merge(RowProblems other) {
    return new RowProblems(
        count + other.count,
        Stream.concat(first.stream(), other.first.stream())
            .sorted(Comparator.comparingLong(RowProblem::line))
            .limit(KEPT)
            .toList());
  }
}
