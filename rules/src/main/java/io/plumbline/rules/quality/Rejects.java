package io.plumbline.rules.quality;

import io.plumbline.rules.Rule;

/** Takes rows that go to quarantine. */
@FunctionalInterface
public interface Rejects {
  /** Takes none. */
  Rejects NONE = (rule, row) -> {};

  /**
   * Takes a row.
   *
   * @param row as JSON, masked as the rule says
   */
  void accept(Rule rule, String row);
}
