package io.plumbline.rules.decision;

import static io.plumbline.model.DecisionAction.ARCHIVE;
import static io.plumbline.model.DecisionAction.CLEAR;
import static io.plumbline.model.DecisionAction.DELETE;
import static io.plumbline.model.DecisionAction.DENY;
import static io.plumbline.model.DecisionAction.FAIL;
import static io.plumbline.model.DecisionAction.HOLD;
import static io.plumbline.model.DecisionAction.PAUSE;
import static io.plumbline.model.DecisionAction.QUARANTINE;
import static io.plumbline.model.DecisionAction.RELEASE;
import static io.plumbline.model.DecisionAction.REVOKE;
import static io.plumbline.model.DecisionAction.STOP;
import static io.plumbline.model.DecisionAction.TRIGGER;

import io.plumbline.model.DecisionAction;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The systems in which decisions can take effect, with what each can do and what it has to be told.
 * What undoes an act is always possible where the act is.
 */
public enum EndpointType {
  /** The engine's own gate, which schedulers ask; it is there without being created. */
  GATE(Set.of(HOLD, FAIL, RELEASE), Set.of(), List.of(), List.of()),
  AIRFLOW(
      Set.of(HOLD, RELEASE, TRIGGER, CLEAR, PAUSE, STOP),
      Set.of("http", "https"),
      List.of("url", "api"),
      List.of("user", "password", "token", "dag", "asset", "network", "timeout")),
  DOLPHINSCHEDULER(
      Set.of(HOLD, RELEASE, TRIGGER, CLEAR, PAUSE, STOP),
      Set.of("http", "https"),
      List.of("url", "token", "project"),
      List.of("version", "workflow", "network", "timeout")),
  FLINK(
      Set.of(STOP),
      Set.of("http", "https"),
      List.of("url"),
      List.of("job", "savepoints", "token", "network", "timeout")),
  WEBHOOK(
      EnumSet.allOf(DecisionAction.class),
      Set.of("http", "https"),
      List.of("url", "secret"),
      List.of("network", "timeout")),
  HDFS(
      Set.of(ARCHIVE, QUARANTINE, DELETE),
      Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs", "file"),
      List.of("url", "path"),
      List.of("user", "quarantine", "levels")),
  ICEBERG(
      Set.of(QUARANTINE, DELETE),
      Set.of("jdbc"),
      List.of("url", "warehouse"),
      List.of("catalog", "user", "password")),
  S3(
      Set.of(ARCHIVE, QUARANTINE, DELETE),
      Set.of("http", "https"),
      List.of("bucket"),
      List.of(
          "url",
          "region",
          "access-key",
          "secret-key",
          "prefix",
          "quarantine",
          "levels",
          "timeout")),
  KAFKA(Set.of(DELETE), Set.of(), List.of("bootstrap"), List.of("user", "password")),
  JDBC(
      Set.of(QUARANTINE, DELETE),
      Set.of("jdbc"),
      List.of("url"),
      List.of("user", "password", "quarantine")),
  HIVE(
      Set.of(ARCHIVE, QUARANTINE, DELETE),
      Set.of("thrift"),
      List.of("url"),
      List.of("user", "quarantine", "archive", "timeout")),
  RANGER(
      Set.of(REVOKE, DENY),
      Set.of("http", "https"),
      List.of("service"),
      List.of(
          "url",
          "policies",
          "namespace",
          "zone",
          "user",
          "password",
          "token",
          "network",
          "timeout"));

  private final Set<DecisionAction> actions;
  private final Set<String> schemes;
  private final List<String> required;
  private final List<String> optional;

  EndpointType(
      Set<DecisionAction> actions,
      Set<String> schemes,
      List<String> required,
      List<String> optional) {
    this.actions = actions;
    this.schemes = schemes;
    this.required = required;
    this.optional = optional;
  }

  /** The types that people create targets of, in order. */
  public static List<EndpointType> creatable() {
    return Arrays.stream(values()).filter(type -> type != GATE).toList();
  }

  /** As it is written in SQL. */
  public String sql() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can bring an act into effect. */
  public boolean supports(DecisionAction action) {
    return actions.contains(action)
        || actions.stream().anyMatch(possible -> possible.reverse() == action);
  }

  /** What it can do, in the order of {@link DecisionAction}. */
  public List<DecisionAction> actions() {
    return actions.stream().sorted().toList();
  }

  /** The options that it cannot do without. */
  public List<String> required() {
    return required;
  }

  /** The options that it can do without. */
  public List<String> optional() {
    return optional;
  }

  /** What its url may begin with, in order; empty when it has none. */
  public List<String> schemes() {
    return schemes.stream().sorted().toList();
  }

  /** Whether an option is a secret, and so given by reference alone. */
  public static boolean isSecret(String option) {
    return Set.of("password", "token", "secret", "access-key", "secret-key").contains(option);
  }
}
