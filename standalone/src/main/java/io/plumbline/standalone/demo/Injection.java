package io.plumbline.standalone.demo;

import io.plumbline.model.Alert;
import java.time.Instant;

/**
 * Something that was broken on purpose, and the report that must follow.
 *
 * @param title what was broken, in a few words
 * @param rule the rule that must be violated
 * @param dataset name of the dataset that it must be violated on
 * @param subject what part of it the report must be about, or empty for any
 * @param at when it was broken
 */
record Injection(String title, String rule, String dataset, String subject, Instant at) {
  /** Whether an alert reports this. */
  boolean isReportedBy(Alert alert) {
    var first = alert.incident().first();
    return alert.transition().isOpening()
        && first.rule().equals(rule)
        && first.dataset().name().equals(dataset)
        && (subject.isEmpty() || first.subject().equals(subject));
  }
}
