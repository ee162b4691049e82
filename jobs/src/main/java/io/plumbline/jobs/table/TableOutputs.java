package io.plumbline.jobs.table;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.Finding;
import io.plumbline.model.Metric;
import io.plumbline.model.QuarantinedRow;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the rows of a declared table give. */
public record TableOutputs(
    DataStream<Finding> findings,
    DataStream<Metric> metrics,
    DataStream<QuarantinedRow> quarantine,
    DataStream<DeadLetter> deadLetters) {}
