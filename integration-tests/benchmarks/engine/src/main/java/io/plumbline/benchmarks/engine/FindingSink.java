package io.plumbline.benchmarks.engine;

import io.plumbline.model.Finding;
import io.plumbline.model.Keys;
import io.plumbline.model.Verdict;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Tells the meter of findings and keeps none. */
record FindingSink() implements Sink<Finding> {
  @Override
  public SinkWriter<Finding> createWriter(WriterInitContext context) {
    var meter = Meter.current();
    return new SinkWriter<>() {
      @Override
      public void write(Finding finding, Context ignored) {
        boolean isUnknown = finding.verdict() == Verdict.UNKNOWN;
        meter.verdict(isUnknown, isUnknown && finding.message().contains("segments of"));
        if (finding.rule().equals(Samples.PROBE)) {
          probe(finding, meter);
        }
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {
        meter.closed();
      }
    };
  }

  private static void probe(Finding finding, Meter meter) {
    // The subtask that evaluated the batch, by the key that spreads batches.
    int subtask =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            Keys.join(finding.scope(), "0"), Cluster.KEY_GROUPS, Cluster.CORES);
    long published = Samples.publishedMillis(finding.ruleVersion());
    meter.verdictOf(finding.ruleVersion(), subtask, System.currentTimeMillis() - published);
  }
}
