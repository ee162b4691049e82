package io.plumbline.standalone.engine;

import io.plumbline.model.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the engine, made where they are missing. */
public final class BrokerTopics {
  private static final long WAIT_SECONDS = 30;
  private static final Set<String> PARALLEL =
      Set.of(
          Topics.TELEMETRY, Topics.SAMPLES, Topics.FINDINGS, Topics.TABLE_FINDINGS, Topics.METRICS);

  private BrokerTopics() {}

  /**
   * Makes the topics that are missing and leaves those that are there as they are.
   *
   * @throws IllegalStateException if the broker does not answer within 30 s
   */
  public static void createMissing(String bootstrap, Duration retention) {
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      var present = admin.listTopics().names().get(WAIT_SECONDS, TimeUnit.SECONDS);
      var missing =
          Topics.ALL.stream()
              .filter(name -> !present.contains(name))
              .map(name -> topic(name, retention))
              .toList();
      admin.createTopics(missing).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot make the topics: interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Cannot make the topics on broker: " + bootstrap, e);
    }
  }

  private static NewTopic topic(String name, Duration retention) {
    var settings = new HashMap<String, String>();
    if (name.equals(Topics.RULES)) {
      settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    } else if (name.equals(Topics.JOURNAL)) {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    } else {
      settings.put(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(retention.toMillis()));
    }
    int partitions = PARALLEL.contains(name) ? 2 : 1;
    return new NewTopic(name, partitions, (short) 1).configs(settings);
  }
}
