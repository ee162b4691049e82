package io.plumbline.server.view;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** How far the read model is, and a bell that rings when it goes on. */
public final class Progress {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final Map<String, Long> moves = new HashMap<>();
  private boolean closed;

  /** The offset that is read next. */
  long next(TopicPartition partition) {
    lock.lock();
    try {
      return next.getOrDefault(partition, 0L);
    } finally {
      lock.unlock();
    }
  }

  /** A number that grows whenever the topic is read on. */
  public long moves(String topic) {
    lock.lock();
    try {
      return moves.getOrDefault(topic, 0L);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the server is going down: nothing moves any more. */
  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the topic has moved since {@code seen}, the patience ends, or all does. */
  public void awaitMove(String topic, long seen, Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (moves.getOrDefault(topic, 0L) == seen && !closed && left > 0) {
        left = moved.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all records before the offset are applied; false if the patience ends first. */
  boolean awaitApplied(TopicPartition partition, long offset, Duration patience)
      throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (next.getOrDefault(partition, 0L) < offset) {
        if (closed || left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  void moveTo(Map<TopicPartition, Long> positions) {
    lock.lock();
    try {
      next.putAll(positions);
      positions.keySet().stream()
          .map(TopicPartition::topic)
          .distinct()
          .forEach(topic -> moves.merge(topic, 1L, Long::sum));
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Starts again from other positions. */
  void reset(Map<TopicPartition, Long> positions) {
    lock.lock();
    try {
      next.clear();
      moveTo(positions);
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
