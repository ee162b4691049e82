package io.plumbline.rules;

import io.plumbline.model.Severity;

/**
 * A severity and when it holds.
 *
 * @param when null for otherwise
 */
public record SeverityLevel(Severity severity, MetricCondition when) {}
