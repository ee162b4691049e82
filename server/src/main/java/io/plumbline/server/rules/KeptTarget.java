package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.decision.Endpoint;
import java.util.Map;

/**
 * A target as people see it.
 *
 * @param type null, and no options, if an older release kept a text that this one cannot read
 * @param options of a secret it is where it is found
 */
public record KeptTarget(
    String name,
    int version,
    String type,
    Map<String, String> options,
    String text,
    String by,
    long atMillis) {

  static KeptTarget of(RuleText text, Endpoint endpoint) {
    return new KeptTarget(
        text.plainName(),
        text.version(),
        endpoint == null ? null : endpoint.type().sql(),
        endpoint == null ? Map.of() : endpoint.options(),
        text.text(),
        text.by(),
        text.atMillis());
  }
}
