package io.plumbline.enforcement.store.kafka;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What is asked of the brokers, each question bounded in time. */
final class Brokers implements AutoCloseable {
  private final String store;
  private final Map<String, Object> settings;
  private final Duration timeout;
  private Admin opened;

  /**
   * Where a record with a timestamp lies.
   *
   * @param timestamp in milliseconds; -1 if it was not asked for
   */
  record Position(long offset, long timestamp) {}

  Brokers(String store, Map<String, Object> client, Duration timeout) {
    this.store = requireNonNull(store, "store is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
    int millis = (int) timeout.toMillis();
    this.settings = new HashMap<>(client);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
  }

  /** Opened when it is needed: it looks the brokers up, which may not be known at the start. */
  private synchronized Admin admin() throws StoreUnavailableException {
    if (opened == null) {
      try {
        opened = Admin.create(settings);
      } catch (KafkaException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        throw new StoreUnavailableException(
            "Cannot reach the brokers of %s: %s".formatted(store, cause.getMessage()), e);
      }
    }
    return opened;
  }

  /**
   * How many partitions a topic has.
   *
   * @throws StoreRefusedException if there is no such topic
   */
  int partitions(String topic) throws StoreUnavailableException, StoreRefusedException {
    try {
      return await(admin().describeTopics(List.of(topic)).topicNameValues().get(topic))
          .partitions()
          .size();
    } catch (StoreRefusedException e) {
      throw new StoreRefusedException(
          "Cannot list topic %s: %s".formatted(topic, e.getMessage()), e);
    }
  }

  long earliest(TopicPartition partition) throws StoreUnavailableException, StoreRefusedException {
    return position(partition, OffsetSpec.earliest()).offset();
  }

  long latest(TopicPartition partition) throws StoreUnavailableException, StoreRefusedException {
    return position(partition, OffsetSpec.latest()).offset();
  }

  /** The first record whose timestamp is not before an instant: all before it are older. */
  Optional<Position> firstFrom(TopicPartition partition, long millis)
      throws StoreUnavailableException, StoreRefusedException {
    var position = position(partition, OffsetSpec.forTimestamp(millis));
    return position.offset() < 0 ? Optional.empty() : Optional.of(position);
  }

  /** How far each consumer group has read a topic; partitions that it never read are left out. */
  Map<String, Map<TopicPartition, Long>> groups(String topic)
      throws StoreUnavailableException, StoreRefusedException {
    var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>();
    for (var group : await(admin().listGroups(ListGroupsOptions.forConsumerGroups()).all())) {
      specs.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
    }
    var read = new TreeMap<String, Map<TopicPartition, Long>>();
    if (specs.isEmpty()) {
      return read;
    }
    await(admin().listConsumerGroupOffsets(specs).all())
        .forEach(
            (group, offsets) ->
                offsets.forEach(
                    (partition, offset) -> {
                      if (partition.topic().equals(topic) && offset != null) {
                        read.computeIfAbsent(group, g -> new HashMap<>())
                            .put(partition, offset.offset());
                      }
                    }));
    return read;
  }

  void deleteBefore(TopicPartition partition, long offset)
      throws StoreUnavailableException, StoreRefusedException {
    await(admin().deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset))).all());
  }

  @Override
  public synchronized void close() {
    if (opened != null) {
      opened.close(timeout);
    }
  }

  private Position position(TopicPartition partition, OffsetSpec spec)
      throws StoreUnavailableException, StoreRefusedException {
    var found = await(admin().listOffsets(Map.of(partition, spec)).partitionResult(partition));
    return new Position(found.offset(), found.timestamp());
  }

  private <T> T await(KafkaFuture<T> future)
      throws StoreUnavailableException, StoreRefusedException {
    try {
      return future.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StoreUnavailableException("Cannot wait for %s: no answer".formatted(store), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Cannot wait for %s: interrupted".formatted(store), e);
    } catch (ExecutionException e) {
      var message = "Cannot work on %s: %s".formatted(store, e.getCause().getMessage());
      // The client calls it retriable; a topic that is not there does not come by asking again.
      boolean isThere = !(e.getCause() instanceof UnknownTopicOrPartitionException);
      if (isThere && e.getCause() instanceof RetriableException) {
        throw new StoreUnavailableException(message, e.getCause());
      }
      throw new StoreRefusedException(message, e.getCause());
    }
  }
}
