package io.plumbline.rules.run;

import java.util.Map;

/**
 * What is known so far of one run of one job; kept in keyed state, so fields may be null or zero.
 *
 * @param endSequence sequence of the terminal event that counts; empty while the run goes on
 * @param completed whether that event was COMPLETE
 * @param startMillis time of the earliest START, or null
 */
public record RunFacts(
    String endSequence,
    boolean completed,
    long endMillis,
    Long nominalStartMillis,
    String codeVersion,
    String codeSequence,
    Map<String, OutputFacts> outputs,
    Long startMillis) {
  /** A run of which nothing is known. */
  public static RunFacts unknown() {
    return new RunFacts("", false, 0, null, null, "", Map.of(), null);
  }
}
