package io.plumbline.server.view;

import io.plumbline.server.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Short questions to the Kafka cluster, each with a time limit. */
public final class Cluster {

  private static final int PATIENCE_SECONDS = 5;

  private final Admin admin;

  public Cluster(Admin admin) {
    this.admin = admin;
  }

  /**
   * Tells clusters apart.
   *
   * @throws ProblemException 503 if no broker answers
   */
  public String id() {
    return await(admin.describeCluster().clusterId());
  }

  /**
   * The end of each partition of a topic.
   *
   * @throws ProblemException 503 if no broker answers, or there is no such topic
   */
  Map<TopicPartition, Long> endOffsets(String topic) {
    var partitions =
        await(admin.describeTopics(List.of(topic)).allTopicNames()).get(topic).partitions();
    var asked =
        partitions.stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(asked).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw ProblemException.unavailable("Cannot reach the broker; ask again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("Cannot reach the broker: the server goes down");
    }
  }
}
