package io.plumbline.rules.retention;

import java.util.List;

/**
 * How many resources are kept for one reason.
 *
 * @param past how many of them are past their time, and stay for this reason alone
 * @param bytes of those whose size is known
 * @param examples a few of them, each with its explanation
 */
public record Tally(
    KeptBecause because, long resources, long past, long bytes, List<String> examples) {
  static final int MOST_EXAMPLES = 3;

  public Tally {
    examples = List.copyOf(examples);
  }
}
