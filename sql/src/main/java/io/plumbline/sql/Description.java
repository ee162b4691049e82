package io.plumbline.sql;

import io.plumbline.rules.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The answer to DESCRIBE RULE. */
public final class Description {
  private Description() {}

  /** The parts of a rule by name, such as {@code severity}, in the order of a statement. */
  public static Map<String, String> of(Rule rule) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("name", rule.name());
    parts.put("version", String.valueOf(rule.version()));
    RuleSql.clauses(rule)
        .forEach((keyword, value) -> parts.put(keyword.toLowerCase(java.util.Locale.ROOT), value));
    return parts;
  }
}
