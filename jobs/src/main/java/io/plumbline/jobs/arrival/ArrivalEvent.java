package io.plumbline.jobs.arrival;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;

/**
 * Something that matters to one arrival rule on one dataset.
 *
 * @param key the rule's key, and for rules on many datasets the dataset's
 * @param rule key of the rule ({@link RuleText#key})
 * @param dataset the dataset that came; for a declaration the one that is awaited
 * @param runId the run that brought it; null for a declaration
 */
public record ArrivalEvent(
    String key, String rule, DatasetId dataset, String runId, long atMillis) {}
