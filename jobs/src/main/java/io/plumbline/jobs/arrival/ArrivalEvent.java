package io.plumbline.jobs.arrival;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;

/**
 * Something that matters to one arrival rule on one dataset.
 *
 * @param key the rule's key, and for rules on many datasets the dataset's
 * @param rule the rule itself: broadcast may bring it later than this event
 * @param dataset the dataset that came, or else the one that is awaited
 * @param runId the run that brought it; null for a declaration
 */
public record ArrivalEvent(
    Kind kind, String key, RuleText rule, DatasetId dataset, String runId, long atMillis) {
  /** What happened. */
  public enum Kind {
    /** The rule came into force. */
    DECLARED,
    /** The dataset came. */
    ARRIVED,
    /** The dataset came that it follows. */
    UPSTREAM_ARRIVED
  }
}
