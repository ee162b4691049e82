package io.plumbline.server.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topics from where the database is, batch by batch. */
final class TopicReader {

  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long NEW_TOPICS_MILLIS = 5_000;
  private static final int TRIM_EVERY = 50_000;

  private final String bootstrap;
  private final Cluster cluster;
  private final Store store;
  private final Progress progress;
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private volatile boolean caughtUp;
  private volatile KafkaConsumer<byte[], byte[]> current;
  private long sinceTrim;

  TopicReader(String bootstrap, Cluster cluster, Store store, Progress progress) {
    this.bootstrap = bootstrap;
    this.cluster = cluster;
    this.store = store;
    this.progress = progress;
  }

  boolean caughtUp() {
    return caughtUp;
  }

  long lag() {
    return lag.get();
  }

  long unreadable() {
    return unreadable.get();
  }

  /** Ends a wait for records. */
  void wakeUp() {
    var consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
  }

  /** Reads until told to stop, or something fails. */
  void read(AtomicBoolean stop) {
    try (var consumer = consumer()) {
      current = consumer;
      var clusterId = cluster.id();
      store.claim(clusterId);
      var assigned = new HashSet<TopicPartition>();
      var pending = new HashMap<TopicPartition, Long>();
      progress.reset(store.positions());
      long nextLook = 0;
      while (!stop.get()) {
        long now = System.nanoTime() / 1_000_000;
        if (assigned.isEmpty() || now >= nextLook) {
          nextLook = now + NEW_TOPICS_MILLIS;
          pending.putAll(assignNew(consumer, assigned, clusterId));
        }
        take(consumer, assigned, consumer.poll(POLL));
        pending.entrySet().removeIf(end -> progress.next(end.getKey()) >= end.getValue());
        lag.set(assigned.stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum());
        caughtUp = !assigned.isEmpty() && pending.isEmpty();
      }
    } catch (WakeupException e) {
      LOG.debug("Woken up to stop");
    } finally {
      caughtUp = false;
      current = null;
    }
  }

  private void take(
      KafkaConsumer<byte[], byte[]> consumer,
      Set<TopicPartition> assigned,
      ConsumerRecords<byte[], byte[]> polled) {
    // The position passes over transaction markers, which no record tells of.
    var moved = new HashMap<TopicPartition, Long>();
    for (var partition : assigned) {
      long position = consumer.position(partition, PATIENCE);
      if (position != progress.next(partition)) {
        moved.put(partition, position);
      }
    }
    if (moved.isEmpty()) {
      return;
    }
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>(polled.count());
    polled.forEach(records::add);
    unreadable.addAndGet(store.apply(records, moved));
    progress.moveTo(moved);
    sinceTrim += records.size();
    if (sinceTrim >= TRIM_EVERY) {
      sinceTrim = 0;
      store.trim();
    }
  }

  /** Takes up partitions that were not read before; answers where each ends now. */
  private Map<TopicPartition, Long> assignNew(
      KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> assigned, String clusterId) {
    var wanted = Set.copyOf(Projection.topics());
    var found = new HashSet<TopicPartition>();
    consumer
        .listTopics(PATIENCE)
        .forEach(
            (topic, partitions) -> {
              if (wanted.contains(topic)) {
                partitions.forEach(p -> found.add(new TopicPartition(topic, p.partition())));
              }
            });
    found.removeAll(assigned);
    if (found.isEmpty()) {
      return Map.of();
    }
    assigned.addAll(found);
    consumer.assign(assigned);
    var ends = consumer.endOffsets(found, PATIENCE);
    if (found.stream().anyMatch(p -> progress.next(p) > ends.get(p))) {
      LOG.warn("Rebuilding the read model: a topic holds less than was read of it");
      store.restart(clusterId);
      progress.reset(Map.of());
      found.addAll(assigned);
    }
    found.forEach(p -> consumer.seek(p, progress.next(p)));
    return ends;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1_000,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            4 << 20,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            200),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
