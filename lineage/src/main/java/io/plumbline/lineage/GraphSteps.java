package io.plumbline.lineage;

import java.util.Collection;
import java.util.List;

/** A graph that can be walked one level at a time. */
interface GraphSteps {
  /**
   * The neighbours of a frontier that were not seen yet, each once.
   *
   * @param limit how many at most, the smallest keys first
   * @param depth of the answer's nodes
   */
  List<Node> take(
      Step step,
      Direction direction,
      Collection<String> frontier,
      Collection<String> seen,
      int limit,
      int depth);
}
