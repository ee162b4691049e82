package io.plumbline.jobs.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClockedOperatorTest {
  private static final long NOON = 1_800_000_000_000L;
  private static final long HOUR = 3_600_000;

  private TwoInputStreamOperatorTestHarness<TelemetryEvent, Long, TelemetryEvent> operator;

  @BeforeEach
  void open() throws Exception {
    operator = new TwoInputStreamOperatorTestHarness<>(new ClockedOperator(600_000, 60_000));
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private void tick(long wall) throws Exception {
    operator.processElement2(new StreamRecord<>(wall, wall));
  }

  private void event(long taken, long at) throws Exception {
    operator.processWatermarkStatus1(WatermarkStatus.ACTIVE);
    operator.processElement1(
        new StreamRecord<>(new TelemetryEvent(at, taken, null, null, null, null, null), at));
    operator.processWatermark1(new Watermark(at));
  }

  private List<Long> times() {
    return operator.getOutput().stream()
        .filter(Watermark.class::isInstance)
        .map(watermark -> ((Watermark) watermark).getTimestamp())
        .toList();
  }

  @Test
  void timeBeginsWhenTelemetryTellsItOrIsSilent() throws Exception {
    tick(NOON);
    assertThat(times()).isEmpty();
    operator.processWatermarkStatus1(WatermarkStatus.IDLE);
    tick(NOON + 1_000);
    assertThat(times()).containsExactly(NOON + 1_000);
  }

  @Test
  void silenceHandsTimeToTheClockAndHistoryHoldsIt() throws Exception {
    event(NOON, NOON - 100);
    tick(NOON);
    operator.processWatermarkStatus1(WatermarkStatus.IDLE);
    tick(NOON + HOUR);
    event(NOON + HOUR, NOON - HOUR);
    tick(NOON + HOUR + 30_000);
    operator.processWatermarkStatus1(WatermarkStatus.IDLE);
    tick(NOON + HOUR + 60_000);
    assertThat(times()).containsExactly(NOON - 100, NOON + HOUR, NOON + HOUR + 60_000);
  }

  @Test
  void endOfTelemetryIsTheEndOfTime() throws Exception {
    operator.processWatermark1(Watermark.MAX_WATERMARK);
    assertThat(times()).containsExactly(Long.MAX_VALUE);
  }
}
