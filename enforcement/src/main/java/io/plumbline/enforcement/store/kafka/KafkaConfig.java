package io.plumbline.enforcement.store.kafka;

import io.plumbline.connectors.target.TargetOptions;
import java.util.HashMap;
import java.util.Map;

/** Settings of a Kafka client as the options of a target say. */
public final class KafkaConfig {
  private KafkaConfig() {}

  /**
   * The settings: plain text for whoever names no user, and else SCRAM over TLS.
   *
   * @throws IllegalArgumentException if an option is wrong, or the password cannot be read
   */
  public static Map<String, Object> of(TargetOptions options) {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", options.require("bootstrap"));
    options
        .find("user")
        .ifPresent(
            user -> {
              settings.put("security.protocol", "SASL_SSL");
              settings.put("sasl.mechanism", "SCRAM-SHA-512");
              settings.put(
                  "sasl.jaas.config",
                  "org.apache.kafka.common.security.scram.ScramLoginModule required"
                      + " username=%s password=%s;"
                          .formatted(quoted(user), quoted(options.secret("password").get())));
            });
    return settings;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
