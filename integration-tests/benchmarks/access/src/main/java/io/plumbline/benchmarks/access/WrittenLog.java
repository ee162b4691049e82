package io.plumbline.benchmarks.access;

import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An audit log on the topic of access events, as the server writes it.
 *
 * @param bytes of all values
 */
record WrittenLog(long events, long bytes) {
  private static final int AT_ONCE = 10_000;

  static WrittenLog write(String bootstrap, long events) throws Exception {
    var log = new AuditLog(events);
    long bytes = 0;
    var sent = new ArrayList<Future<RecordMetadata>>();
    try (var producer = producer(bootstrap)) {
      for (long i = 0; i < events; i++) {
        var event = log.next();
        var value = Json.writeBytes(event);
        bytes += value.length;
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.ACCESS, event.key().getBytes(StandardCharsets.UTF_8), value)));
        if (sent.size() >= AT_ONCE) {
          await(sent);
        }
      }
      await(sent);
    }
    return new WrittenLog(events, bytes);
  }

  private static void await(List<Future<RecordMetadata>> sent) throws Exception {
    for (var each : sent) {
      each.get();
    }
    sent.clear();
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            256 << 10),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
