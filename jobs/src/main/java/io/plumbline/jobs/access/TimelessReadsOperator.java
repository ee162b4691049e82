package io.plumbline.jobs.access;

import io.plumbline.model.AccessEvent;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.access.ReadFacts;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * The reads that access logs tell of, without their time: a log that is shipped once an hour must
 * not hold up what is decided about loads. Whoever they meet takes time from elsewhere.
 */
public final class TimelessReadsOperator extends AbstractStreamOperator<DatasetRead>
    implements OneInputStreamOperator<AccessEvent, DatasetRead> {
  private static final long serialVersionUID = 1L;
  private transient boolean isSilent;

  @Override
  public void processElement(StreamRecord<AccessEvent> event) {
    fallSilent();
    long taken = event.hasTimestamp() ? event.getTimestamp() : -1;
    for (var read : DatasetRead.of(ReadFacts.of(event.getValue()), taken)) {
      output.collect(new StreamRecord<>(read));
    }
  }

  @Override
  public void processWatermark(Watermark watermark) {
    fallSilent();
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) {
    fallSilent();
  }

  /** To an operator with several inputs one that is idle has no say in how late it is. */
  private void fallSilent() {
    if (!isSilent) {
      isSilent = true;
      output.emitWatermarkStatus(WatermarkStatus.IDLE);
    }
  }
}
