package io.plumbline.benchmarks.access;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The policies that watch. */
final class Watch {
  private static final Map<String, String> POLICIES =
      new TreeMap<>(
          Map.of(
              "strangers", "ON LIKE 'sales.%' WHEN FIRST ACCESS THEN REVIEW VIA people",
              "strangers_first", "ON sales.orders_1 WHEN FIRST ACCESS THEN NOTIFY VIA people",
              "night",
                  "ON LIKE 'sales.orders_1%' WHEN OFF HOURS OUTSIDE '06:00' AND '22:00'"
                      + " TIME ZONE 'Europe/Paris' THEN NOTIFY VIA people",
              "hoarders", "ON LIKE 'sales.%' WHEN VOLUME ABOVE NORMAL THEN REVIEW VIA people",
              "knocking",
                  "ON LIKE 'sales.%' WHEN DENIED BURST OF 20 WITHIN INTERVAL '5' MINUTE"
                      + " THEN DENY FOR INTERVAL '1' DAY VIA people",
              "hammering",
                  "ON LIKE 'sales.%' WHEN DENIED BURST OF 200 WITHIN INTERVAL '1' DAY"
                      + " THEN REVIEW VIA people",
              "tagged", "ON TAG 'PII' WHEN FIRST ACCESS THEN REVIEW VIA people",
              "others", "ON LIKE 'hr.%' WHEN FIRST ACCESS THEN REVIEW VIA people"));

  private Watch() {}

  static List<RuleText> policies() {
    return POLICIES.entrySet().stream()
        .map(
            policy ->
                new RuleText(
                    "default",
                    StatementKind.POLICY.kept(policy.getKey()),
                    1,
                    "CREATE ACCESS POLICY " + policy.getKey() + " " + policy.getValue(),
                    false,
                    "benchmark",
                    0))
        .toList();
  }
}
