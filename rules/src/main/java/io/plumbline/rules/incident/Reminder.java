package io.plumbline.rules.incident;

/**
 * The next time that people are told of an open incident.
 *
 * @param ruleKey key of its rule, by which it is known whether it is muted or gone
 * @param told how often they were reminded
 * @param dueMillis wall clock
 */
public record Reminder(String incidentId, String ruleKey, int told, long dueMillis) {}
