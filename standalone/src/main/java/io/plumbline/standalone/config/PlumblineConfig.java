package io.plumbline.standalone.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a Plumbline process is set up. Each setting has a default and a variable that overrides it:
 * {@code kafka.port} is {@code PLUMBLINE_KAFKA_PORT}.
 *
 * @param data {@code data}: folder of all state; {@code ./data}
 * @param http the server
 * @param authorization who may call the server, and do what
 * @param kafka the broker
 * @param graph the lineage graph
 * @param jobs the Flink jobs
 * @param incidents when people are told again, and what flaps
 * @param retention how retention policies are carried out
 * @param webhook {@code webhook}: where alerts are posted, or null for nowhere
 */
public record PlumblineConfig(
    Path data,
    Http http,
    Authorization authorization,
    Kafka kafka,
    Graph graph,
    Jobs jobs,
    Incidents incidents,
    Retention retention,
    Webhook webhook) {

  /**
   * @param host {@code http.host}: address to listen on; {@code 127.0.0.1}
   * @param port {@code http.port}: 0, the default, takes 8080 or, if it is taken, a free one
   * @param token {@code http.token.file} or {@code http.token.variable}: the bearer token of the
   *     API; null has {@code up} make one
   * @param jdbcUrl {@code http.jdbc.url}: database of the read model; null for a file in the data
   *     folder
   * @param jdbcUser {@code http.jdbc.user}, or null
   * @param jdbcPassword {@code http.jdbc.password.file} or {@code .variable}, or null
   */
  public record Http(
      String host, int port, Secret token, String jdbcUrl, String jdbcUser, Secret jdbcPassword) {}

  /**
   * @param bootstrap {@code kafka.bootstrap}: brokers of a cluster; null where {@code up} runs its
   *     own
   * @param port {@code kafka.port}: 0, the default, takes 9092 or a free one
   * @param retention {@code kafka.retention}: how long records are kept after they came; P30D
   */
  public record Kafka(String bootstrap, int port, Duration retention) {}

  /**
   * @param uri {@code graph.uri}: Bolt address of a Neo4j; null where {@code up} runs its own
   * @param user {@code graph.user}: {@code neo4j}
   * @param password {@code graph.password.file} or {@code .variable}; null has {@code up} make one
   * @param port {@code graph.port}: 0, the default, takes 7687 or a free one
   * @param heapMegabytes {@code graph.heap-megabytes}: heap of the Neo4j process; 400
   */
  public record Graph(String uri, String user, Secret password, int port, int heapMegabytes) {}

  /**
   * @param parallelism {@code jobs.parallelism}: 2
   * @param checkpointInterval {@code jobs.checkpoint-interval}: PT5S
   * @param retainedCheckpoints {@code jobs.retained-checkpoints}: 3
   * @param disorder {@code jobs.disorder}: how far out of order telemetry may come and still count
   *     in its place; a missed deadline is told that much after it; PT30S
   * @param idleness {@code jobs.idleness}: after this a silent input no longer holds time back;
   *     PT5S
   * @param hold {@code jobs.hold}: how long a hold lasts at the most; PT24H
   * @param tables {@code jobs.tables}: file of Flink SQL's {@code CREATE TABLE} statements, whose
   *     rows are judged; null for none
   */
  public record Jobs(
      int parallelism,
      Duration checkpointInterval,
      int retainedCheckpoints,
      Duration disorder,
      Duration idleness,
      Duration hold,
      Path tables) {}

  /**
   * @param remindAfter {@code incidents.remind-after}: after how long people are told again of an
   *     incident that is open and not acknowledged, then after twice as long, and so on; PT4H, PT0S
   *     for never
   * @param remindAtMost {@code incidents.remind-at-most}: the longest time between two reminders;
   *     PT24H
   * @param flapOpenings {@code incidents.flap-openings}: an incident that opens so many times
   *     within {@code incidents.flap-within} is one that flaps; 4, 0 for never
   * @param flapWithin {@code incidents.flap-within}: PT6H
   * @param calm {@code incidents.calm}: one that flaps is over that long after its last violation;
   *     PT3H
   */
  public record Incidents(
      Duration remindAfter,
      Duration remindAtMost,
      int flapOpenings,
      Duration flapWithin,
      Duration calm) {}

  /**
   * @param every {@code retention.every}: the time between two rounds of the retention policies;
   *     PT1H
   * @param folders {@code retention.folders}: folders of this machine that targets of type {@code
   *     hdfs} with a {@code file:} URL may touch, with commas; none
   */
  public record Retention(Duration every, List<Path> folders) {}

  /**
   * @param url {@code webhook.url}
   * @param secret {@code webhook.secret.file} or {@code .variable}: signs each call
   * @param allowLoopback {@code webhook.allow-loopback}: whether it may be on this machine, then
   *     over http too; {@code false}
   * @param allowedHosts {@code webhook.allowed-hosts}: hosts with private addresses that may be
   *     called, with commas; none
   */
  public record Webhook(URI url, Secret secret, boolean allowLoopback, Set<String> allowedHosts) {}

  /** The defaults, overridden by the environment alone. */
  public static PlumblineConfig of(Map<String, String> environment) {
    return of("the environment", JsonNodeFactory.instance.objectNode(), environment);
  }

  /**
   * Reads a YAML file.
   *
   * @param file null for none
   * @throws ConfigException with all problems
   */
  public static PlumblineConfig of(Path file, Map<String, String> environment) {
    if (file == null) {
      return of(environment);
    }
    try {
      var root = new YAMLMapper().readTree(Files.readString(file));
      var tree =
          root == null || root.isMissingNode() ? JsonNodeFactory.instance.objectNode() : root;
      return of(file.toString(), tree, environment);
    } catch (IOException e) {
      var reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new ConfigException(
          file.toString(), List.of(new ConfigProblem("(file)", "cannot read it: " + reason)));
    }
  }

  private static PlumblineConfig of(String source, JsonNode root, Map<String, String> environment) {
    var settings = new Settings(source, root, environment);
    var http = http(settings);
    var config =
        new PlumblineConfig(
            Path.of(settings.text("data", "data")),
            http,
            Authorization.of(settings, http.token()),
            kafka(settings),
            graph(settings),
            jobs(settings),
            incidents(settings),
            retention(settings),
            webhook(settings));
    settings.finish();
    return config;
  }

  private static Http http(Settings settings) {
    return new Http(
        settings.text("http.host", "127.0.0.1"),
        settings.number("http.port", 0, 0, 65_535),
        settings.secret("http.token"),
        settings.text("http.jdbc.url", null),
        settings.text("http.jdbc.user", null),
        settings.secret("http.jdbc.password"));
  }

  private static Kafka kafka(Settings settings) {
    return new Kafka(
        settings.text("kafka.bootstrap", null),
        settings.number("kafka.port", 0, 0, 65_535),
        settings.duration("kafka.retention", Duration.ofDays(30), Duration.ofHours(1)));
  }

  private static Graph graph(Settings settings) {
    return new Graph(
        settings.text("graph.uri", null),
        settings.text("graph.user", "neo4j"),
        settings.secret("graph.password"),
        settings.number("graph.port", 0, 0, 65_535),
        settings.number("graph.heap-megabytes", 400, 200, 65_536));
  }

  private static Jobs jobs(Settings settings) {
    return new Jobs(
        settings.number("jobs.parallelism", 2, 1, 240),
        settings.duration(
            "jobs.checkpoint-interval", Duration.ofSeconds(5), Duration.ofMillis(100)),
        settings.number("jobs.retained-checkpoints", 3, 1, 100),
        settings.duration("jobs.disorder", Duration.ofSeconds(30), Duration.ZERO),
        settings.duration("jobs.idleness", Duration.ofSeconds(5), Duration.ofSeconds(1)),
        settings.duration("jobs.hold", Duration.ofHours(24), Duration.ofMinutes(1)),
        settings.text("jobs.tables", null) == null
            ? null
            : Path.of(settings.text("jobs.tables", null)));
  }

  private static Incidents incidents(Settings settings) {
    return new Incidents(
        settings.duration("incidents.remind-after", Duration.ofHours(4), Duration.ZERO),
        settings.duration("incidents.remind-at-most", Duration.ofHours(24), Duration.ofMinutes(1)),
        settings.number("incidents.flap-openings", 4, 0, 100),
        settings.duration("incidents.flap-within", Duration.ofHours(6), Duration.ofSeconds(1)),
        settings.duration("incidents.calm", Duration.ofHours(3), Duration.ofSeconds(1)));
  }

  private static Retention retention(Settings settings) {
    return new Retention(
        settings.duration("retention.every", Duration.ofHours(1), Duration.ofMillis(100)),
        list(settings.text("retention.folders", "")).map(Path::of).toList());
  }

  private static Stream<String> list(String commaSeparated) {
    return Arrays.stream(commaSeparated.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty());
  }

  private static Webhook webhook(Settings settings) {
    var url = settings.text("webhook.url", null);
    var secret = settings.secret("webhook.secret");
    if (url == null) {
      return null;
    }
    if (secret == null) {
      settings.wrong("webhook.secret", "missing; name a file or a variable that holds it");
    }
    try {
      var uri = URI.create(url);
      if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
        return new Webhook(
            uri,
            secret,
            settings.flag("webhook.allow-loopback", false),
            list(settings.text("webhook.allowed-hosts", ""))
                .collect(Collectors.toUnmodifiableSet()));
      }
    } catch (IllegalArgumentException notAUri) {
      // Told below, as an address without a host is.
    }
    settings.wrong("webhook.url", "not an http or https address: " + url);
    return null;
  }

  /** The same with other choices of the command line. A null or 0 changes nothing. */
  public PlumblineConfig with(Path otherData, int otherPort) {
    var changed =
        otherPort == 0
            ? http
            : new Http(
                http.host, otherPort, http.token, http.jdbcUrl, http.jdbcUser, http.jdbcPassword);
    return new PlumblineConfig(
        otherData == null ? data : otherData,
        changed,
        authorization,
        kafka,
        graph,
        jobs,
        incidents,
        retention,
        webhook);
  }

  /** The same with rounds of retention more often, over a folder too. */
  public PlumblineConfig withRetention(Duration every, Path folder) {
    var folders = new ArrayList<>(retention.folders());
    folders.add(folder);
    return new PlumblineConfig(
        data,
        http,
        authorization,
        kafka,
        graph,
        jobs,
        incidents,
        new Retention(every, List.copyOf(folders)),
        webhook);
  }
}
