package io.plumbline.standalone.engine;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** Counts the elements of an endless source in keyed state, and shows how far it counted. */
final class CountingPipeline implements Pipeline {
  /** The last count; tasks run in this process. */
  static final AtomicLong COUNT = new AtomicLong();

  @Override
  public void define(StreamExecutionEnvironment environment) {
    var numbers =
        new DataGeneratorSource<>(
            index -> index, Long.MAX_VALUE, RateLimiterStrategy.perSecond(200), Types.LONG);
    environment
        .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
        .uid("numbers")
        .keyBy(number -> "all")
        .process(new Count())
        .uid("count")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
  }

  private static final class Count extends KeyedProcessFunction<String, Long, Long> {
    private static final long serialVersionUID = 1L;
    private transient ValueState<Long> state;

    @Override
    public void open(OpenContext context) {
      state = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
    }

    @Override
    public void processElement(Long number, Context context, Collector<Long> out) throws Exception {
      long count = state.value() == null ? 1 : state.value() + 1;
      state.update(count);
      COUNT.set(count);
    }
  }
}
