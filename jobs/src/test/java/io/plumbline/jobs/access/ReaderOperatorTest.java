package io.plumbline.jobs.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.access.DatasetRead;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderOperatorTest {
  private static final DatasetId ORDERS = new DatasetId("default", "pg", "dwh.orders");
  private static final long NOON = 1_764_000_000_000L;

  private KeyedOneInputStreamOperatorTestHarness<String, DatasetRead, GraphMutation> operator;
  private int events;

  private static KeyedOneInputStreamOperatorTestHarness<String, DatasetRead, GraphMutation>
      operator() throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new ReaderFunction()),
        read -> read.dataset().key(),
        Types.STRING);
  }

  @BeforeEach
  void open() throws Exception {
    operator = operator();
    operator.setProcessingTime(NOON);
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private void read(String user, long atMillis) throws Exception {
    events++;
    operator.processElement(
        new DatasetRead(ORDERS, user, atMillis, "e" + events, 1, true), atMillis);
  }

  /** What was told of edges since it was last asked: their days. */
  private List<String> told() {
    var told =
        operator.extractOutputValues().stream()
            .filter(GraphMutation::edge)
            .map(mutation -> mutation.properties().get("days"))
            .distinct()
            .toList();
    operator.getOutput().clear();
    return told;
  }

  @Test
  void newReaderIsToldAtOnceAndFurtherReadsOnceAMinute() throws Exception {
    read("ann", NOON);
    assertThat(told()).containsExactly("2025-11-24=1");
    for (int i = 1; i < 1_000; i++) {
      read("ann", NOON + i % 50);
    }
    for (int i = 0; i < 9; i++) {
      read("bob", NOON + i);
    }
    assertThat(told()).containsExactly("2025-11-24=1");
    operator.setProcessingTime(NOON + ReaderFunction.PATIENCE.toMillis());
    assertThat(told()).hasSize(2).contains("2025-11-24=9");
    operator.setProcessingTime(NOON + 10 * ReaderFunction.PATIENCE.toMillis());
    assertThat(told()).isEmpty();
  }

  @Test
  void whatWaitsIsToldAfterARestart() throws Exception {
    read("ann", NOON);
    read("ann", NOON + 1);
    var snapshot = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(snapshot);
    operator.open();
    operator.setProcessingTime(NOON + ReaderFunction.PATIENCE.toMillis());
    assertThat(told()).containsExactly("2025-11-24=2");
  }

  @Test
  void readersBeyondTheLimitAreLeftOut() throws Exception {
    for (int i = 0; i < ReaderFunction.MOST_READERS; i++) {
      read("user" + i, NOON);
    }
    operator.getOutput().clear();
    read("one more", NOON);
    assertThat(told()).isEmpty();
    read("user1", NOON + 1);
    operator.setProcessingTime(NOON + ReaderFunction.PATIENCE.toMillis());
    assertThat(told()).containsExactly("2025-11-24=2");
  }
}
