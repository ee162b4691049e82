package io.plumbline.jobs;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One tick a second, stamped with wall time: it moves event time on while an input is silent. For
 * telemetry see {@link io.plumbline.jobs.telemetry.EventClock}.
 */
final class Clock {
  private Clock() {}

  static DataStream<Long> ticks(StreamExecutionEnvironment env) {
    var source =
        new DataGeneratorSource<Long>(
            index -> System.currentTimeMillis(),
            Long.MAX_VALUE,
            RateLimiterStrategy.perSecond(1),
            Types.LONG);
    return env.fromSource(
            source,
            WatermarkStrategy.<Long>forMonotonousTimestamps()
                .withTimestampAssigner((tick, timestamp) -> tick),
            OperatorUids.CLOCK_SOURCE.uid())
        .uid(OperatorUids.CLOCK_SOURCE.uid())
        .setParallelism(1);
  }
}
