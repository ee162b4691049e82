/**
 * Rules over rows: one pass, each distinct filter, predicate and metric computed once, partial
 * results that merge, verdicts per window and segment.
 */
package io.plumbline.rules.quality;
