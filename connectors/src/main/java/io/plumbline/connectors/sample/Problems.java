package io.plumbline.connectors.sample;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of a batch: all are counted, the first ones kept. */
final class Problems {
  private static final int KEPT = 100;

  private final List<SampleProblem> kept = new ArrayList<>();
  private long count;

  void add(int row, String column, String message) {
    count++;
    if (kept.size() < KEPT) {
      kept.add(new SampleProblem(row, column, message));
    }
  }

  List<SampleProblem> kept() {
    return List.copyOf(kept);
  }

  long count() {
    return count;
  }
}
