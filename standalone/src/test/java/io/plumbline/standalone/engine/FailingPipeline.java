package io.plumbline.standalone.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Fails at its first element, whenever it is started. */
final class FailingPipeline implements Pipeline {
  /** How often it failed; tasks run in this process. */
  static final AtomicLong FAILURES = new AtomicLong();

  @Override
  public void define(StreamExecutionEnvironment environment) {
    var numbers =
        new DataGeneratorSource<>(
            index -> index, Long.MAX_VALUE, RateLimiterStrategy.perSecond(1_000), Types.LONG);
    environment
        .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .map(FailingPipeline::fail)
        .returns(Types.LONG)
        .uid("fail")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
  }

  private static Long fail(Long number) {
    FAILURES.incrementAndGet();
    throw new IllegalStateException("Cannot decode: poison at " + 0 * number);
  }
}
