package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The events and dead letters of one post on their way to the log, a bounded number at a time. */
final class AccessAppends implements AccessLogs.Receiver {
  private static final int MOST_PENDING = 2_000;
  private static final int MOST_SHOWN = 20;

  /** Of a record that cannot be read; the largest that can is 8 times this. */
  private static final int DEAD_LETTER_CHARACTERS = 1 << 20;

  /**
   * How a post went.
   *
   * @param events of which one record may mean several
   * @param ignored records that mean no access
   * @param rejected records that could not be read: they are dead letters, not lost
   * @param rejections the first of them
   */
  record Answer(long events, long ignored, long rejected, List<Rejection> rejections) {}

  record Rejection(String deadLetterId, String reason, String message) {}

  private final EventLog log;
  private final String tenant;
  private final long nowMillis;
  private final Deque<Future<RecordMetadata>> pending = new ArrayDeque<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private long events;
  private long ignored;
  private long rejected;

  AccessAppends(EventLog log, String tenant, long nowMillis) {
    this.log = log;
    this.tenant = tenant;
    this.nowMillis = nowMillis;
  }

  @Override
  public void event(AccessEvent event) {
    events++;
    append(Topics.ACCESS, event.key(), Json.writeBytes(event));
  }

  @Override
  public void rejected(String record, String reason, String message) {
    rejected++;
    var id = Hashes.of("access", tenant, record);
    if (rejections.size() < MOST_SHOWN) {
      rejections.add(new Rejection(id, reason, message));
    }
    var raw = record.substring(0, Math.min(record.length(), DEAD_LETTER_CHARACTERS));
    append(
        Topics.DEAD_LETTERS,
        id,
        Json.writeBytes(
            new DeadLetter(
                id,
                tenant,
                Topics.ACCESS,
                -1,
                -1,
                reason,
                message,
                raw.getBytes(UTF_8),
                nowMillis)));
  }

  @Override
  public void ignored() {
    ignored++;
  }

  /** Waits until everything is acknowledged. */
  Answer finish() {
    while (!pending.isEmpty()) {
      log.await(pending.remove());
    }
    return new Answer(events, ignored, rejected, rejections);
  }

  private void append(String topic, String key, byte[] value) {
    if (pending.size() == MOST_PENDING) {
      log.await(pending.remove());
    }
    pending.add(log.append(topic, tenant, key, value));
  }
}
