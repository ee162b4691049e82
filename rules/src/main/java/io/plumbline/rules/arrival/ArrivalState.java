package io.plumbline.rules.arrival;

import io.plumbline.model.DatasetId;

/**
 * What the arrival detector keeps for one rule on one dataset.
 *
 * @param dataset what is awaited; before its first arrival a name without namespace stands in
 * @param lastArrivalMillis event time of the latest arrival; 0 before the first
 * @param deadlineMillis the deadline that is armed; 0 for none
 * @param periodStartMillis arrivals after this satisfy the armed deadline
 * @param breachedMillis the deadline that was missed and not made good since; 0 for none
 * @param breachedFromMillis arrivals after this would have met that deadline
 */
public record ArrivalState(
    int ruleVersion,
    DatasetId dataset,
    long lastArrivalMillis,
    long deadlineMillis,
    long periodStartMillis,
    long breachedMillis,
    long breachedFromMillis) {}
