package io.plumbline.jobs.telemetry;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Telemetry with the event time of an {@link EventClock}. The first input is telemetry, the second
 * the ticks of the wall clock, each tick to every subtask. It keeps no state: after a restart time
 * begins when telemetry tells it or is known to be silent.
 */
public final class ClockedOperator extends AbstractStreamOperator<TelemetryEvent>
    implements TwoInputStreamOperator<TelemetryEvent, Long, TelemetryEvent> {
  private static final long serialVersionUID = 1L;
  private static final int TELEMETRY = 0;
  private final long patienceMillis;
  private final long behindMillis;
  private transient EventClock clock;
  private transient long told;
  private transient boolean begun;

  /** See {@link EventClock#EventClock}. */
  public ClockedOperator(long patienceMillis, long behindMillis) {
    this.patienceMillis = patienceMillis;
    this.behindMillis = behindMillis;
  }

  @Override
  public void open() throws Exception {
    super.open();
    clock = new EventClock(patienceMillis, behindMillis);
    told = Long.MIN_VALUE;
    begun = false;
  }

  @Override
  public void processElement1(StreamRecord<TelemetryEvent> event) {
    clock.read(event.getValue().takenMillis());
    output.collect(event);
  }

  @Override
  public void processElement2(StreamRecord<Long> tick) {
    if (begun) {
      tell(clock.at(tick.getValue()));
    }
  }

  @Override
  public void processWatermark1(Watermark watermark) {
    if (watermark.getTimestamp() == Long.MAX_VALUE) {
      output.emitWatermark(watermark);
      return;
    }
    begun = true;
    clock.inputReached(watermark.getTimestamp());
  }

  @Override
  public void processWatermark2(Watermark watermark) {
    // Ticks carry the time themselves.
  }

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int index) {
    // The clock never rests, and so neither does what leaves here.
    if (index == TELEMETRY) {
      begun |= status.isIdle();
      clock.inputIsSilent(status.isIdle());
    }
  }

  private void tell(long reached) {
    if (reached > told) {
      told = reached;
      output.emitWatermark(new Watermark(reached));
    }
  }
}
