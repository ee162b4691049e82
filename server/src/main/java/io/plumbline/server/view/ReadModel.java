package io.plumbline.server.view;

import io.plumbline.server.http.ProblemException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the database in step with the topics, on a thread of its own. It outlives outages of Kafka
 * and of the database: it goes on where the last transaction ended.
 */
public final class ReadModel implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Progress progress = new Progress();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Cluster cluster;
  private final TopicReader reader;
  private final Thread thread;

  private ReadModel(String bootstrap, Admin admin, Database database, int retained) {
    this.cluster = new Cluster(admin);
    this.reader =
        new TopicReader(bootstrap, cluster, new Store(database.jdbi(), retained), progress);
    this.thread = new Thread(this::run, "read-model");
    thread.setDaemon(true);
  }

  /** Starts to read; {@link #caughtUp} tells when the rows are current. */
  public static ReadModel start(String bootstrap, Admin admin, Database database, int retained) {
    var model = new ReadModel(bootstrap, admin, database, retained);
    model.thread.start();
    return model;
  }

  /** How far it is. */
  public Progress progress() {
    return progress;
  }

  /** Whether everything that was in the topics at the start was read, and reading goes on. */
  public boolean caughtUp() {
    return reader.caughtUp();
  }

  /** Records in the topics that are not yet rows. */
  public long lag() {
    return reader.lag();
  }

  /** Records that could not be read, since the start. */
  public long unreadable() {
    return reader.unreadable();
  }

  /**
   * Waits until everything that the topic now holds is applied.
   *
   * @throws ProblemException 503 if that takes too long
   */
  public void awaitEnd(String topic) {
    cluster.endOffsets(topic).forEach((partition, end) -> await(partition, end));
  }

  /**
   * Waits until the record at this offset is applied.
   *
   * @throws ProblemException 503 if that takes too long
   */
  public void awaitApplied(String topic, int partition, long offset) {
    await(new TopicPartition(topic, partition), offset + 1);
  }

  @Override
  public void close() {
    closing.set(true);
    progress.close();
    reader.wakeUp();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(TopicPartition partition, long offset) {
    try {
      if (progress.awaitApplied(partition, offset, PATIENCE)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable(
        "Cannot see the latest state: the read model is behind; ask again");
  }

  private void run() {
    while (!closing.get()) {
      try {
        reader.read(closing);
      } catch (KafkaException | JdbiException | ProblemException e) {
        LOG.warn("Cannot keep the read model in step; trying again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.set(true);
    }
  }
}
