package io.plumbline.rules.arrival;

import io.plumbline.model.DatasetId;

/**
 * What the arrival detector keeps for one rule on one dataset: under 3 KB, most of it the history
 * of a rule that learns.
 *
 * @param dataset what is awaited; before its first arrival a name without namespace stands in
 * @param lastArrivalMillis event time of the latest arrival; 0 before the first
 * @param deadlineMillis the deadline that is armed; 0 for none
 * @param periodStartMillis arrivals after this satisfy the armed deadline
 * @param breachedMillis the deadline that was missed and not made good since; 0 for none
 * @param breachedFromMillis arrivals after this would have met that deadline
 * @param upstreamMillis the latest arrival of the dataset that it follows; 0 for none
 * @param history what a rule that learns has learned; null for others
 */
public record ArrivalState(
    int ruleVersion,
    DatasetId dataset,
    long lastArrivalMillis,
    long deadlineMillis,
    long periodStartMillis,
    long breachedMillis,
    long breachedFromMillis,
    long upstreamMillis,
    ArrivalHistory history) {
  static ArrivalState initial(int ruleVersion, DatasetId dataset) {
    return new ArrivalState(ruleVersion, dataset, 0, 0, 0, 0, 0, 0, null);
  }

  ArrivalState armed(Armed armed) {
    return new ArrivalState(
        ruleVersion,
        dataset,
        lastArrivalMillis,
        armed.deadlineMillis(),
        armed.fromMillis(),
        breachedMillis,
        breachedFromMillis,
        upstreamMillis,
        history);
  }

  /** After an arrival that makes good what was missed. */
  ArrivalState arrived(DatasetId arrived, long atMillis, ArrivalHistory learned) {
    return new ArrivalState(
        ruleVersion,
        arrived,
        Math.max(atMillis, lastArrivalMillis),
        deadlineMillis,
        periodStartMillis,
        0,
        0,
        upstreamMillis,
        learned);
  }

  /**
   * After an arrival that made a missed deadline good. A late one does not serve for the next
   * deadline too; but one that is nearer to the next deadline does: the missed one never came.
   */
  ArrivalState awaitingAfter(long atMillis) {
    long middle = periodStartMillis + (deadlineMillis - periodStartMillis) / 2;
    return atMillis >= middle
        ? this
        : armed(new Armed(deadlineMillis, Math.max(periodStartMillis, atMillis)));
  }

  /** After a deadline was missed; of several the first is kept. */
  ArrivalState missed() {
    boolean open = breachedMillis > 0;
    return new ArrivalState(
        ruleVersion,
        dataset,
        lastArrivalMillis,
        0,
        0,
        open ? breachedMillis : deadlineMillis,
        open ? breachedFromMillis : periodStartMillis,
        upstreamMillis,
        history);
  }

  ArrivalState followed(long upstreamAtMillis) {
    return new ArrivalState(
        ruleVersion,
        dataset,
        lastArrivalMillis,
        deadlineMillis,
        periodStartMillis,
        breachedMillis,
        breachedFromMillis,
        upstreamAtMillis,
        history);
  }
}
