package io.plumbline.rules.quality;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a part of a batch or window says to the rules: mergeable, and independent of the order of
 * parts.
 *
 * @param tallies by rule name
 * @param metrics metric states as bytes, by {@link MetricKey#text}
 * @param problems why a rule could not be judged, by rule name
 * @param versions the rule version that each result is of, by rule name
 */
public record RowPartial(
    Map<String, RowTally> tallies,
    Map<String, byte[]> metrics,
    Map<String, String> problems,
    Map<String, Integer> versions) {
  public static RowPartial empty() {
    return new RowPartial(Map.of(), Map.of(), Map.of(), Map.of());
  }

  /** Both together. */
  public RowPartial merge(RowPartial other) {
    var allTallies = new TreeMap<>(tallies);
    other.tallies.forEach((rule, tally) -> allTallies.merge(rule, tally, RowTally::merge));
    var allMetrics = new HashMap<>(metrics);
    other.metrics.forEach((key, state) -> allMetrics.merge(key, state, MetricKey.of(key)::merge));
    var allProblems = new TreeMap<>(problems);
    other.problems.forEach(allProblems::putIfAbsent);
    var allVersions = new TreeMap<>(versions);
    other.versions.forEach((rule, version) -> allVersions.merge(rule, version, Math::max));
    return new RowPartial(allTallies, allMetrics, allProblems, allVersions);
  }
}
