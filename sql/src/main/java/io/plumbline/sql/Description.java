package io.plumbline.sql;

import io.plumbline.rules.Rule;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The answer to DESCRIBE. */
public final class Description {
  private Description() {}

  /** The parts of a policy by name, in the order of a statement. */
  public static Map<String, String> of(Policy policy) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("name", policy.name());
    parts.put("version", String.valueOf(policy.version()));
    parts.put("kind", policy.kind().name());
    PolicySql.clauses(policy)
        .forEach(
            (keyword, value) ->
                parts.put(keyword.toLowerCase(Locale.ROOT), value.isEmpty() ? "yes" : value));
    return parts;
  }

  /** The parts of a target by name; of a secret it is where it is found. */
  public static Map<String, String> of(Endpoint endpoint) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("name", endpoint.name());
    parts.put("version", String.valueOf(endpoint.version()));
    parts.put("type", endpoint.type().sql());
    parts.putAll(endpoint.options());
    parts.put(
        "can",
        endpoint.type().actions().stream().map(Enum::name).collect(Collectors.joining(", ")));
    return parts;
  }

  /** The parts of a rule by name, such as {@code severity}, in the order of a statement. */
  public static Map<String, String> of(Rule rule) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("name", rule.name());
    parts.put("version", String.valueOf(rule.version()));
    RuleSql.clauses(rule)
        .forEach((keyword, value) -> parts.put(keyword.toLowerCase(Locale.ROOT), value));
    return parts;
  }
}
