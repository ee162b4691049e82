package io.plumbline.jobs;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.Alert;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Decision;
import io.plumbline.model.Finding;
import io.plumbline.model.Metric;
import io.plumbline.model.QuarantinedRow;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What the topology gives. */
public record Outputs(
    DataStream<Metric> metrics,
    DataStream<Finding> findings,
    DataStream<Alert> alerts,
    DataStream<Decision> decisions,
    DataStream<QuarantinedRow> quarantine,
    DataStream<DeadLetter> deadLetters,
    DataStream<GraphMutation> lineage) {}
