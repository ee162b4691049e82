package io.plumbline.jobs;

import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Command;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.rules.access.ReadFacts;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the topology reads.
 *
 * @param telemetry with watermarks, idle-aware and united with the {@link Clock}
 * @param lineage the same telemetry, read a second time: a slow or broken graph store must not hold
 *     up what is judged, so nothing connects the two
 * @param samples as telemetry
 * @param rules every version of every rule
 * @param commands what people do
 * @param tableFindings what the jobs of declared tables find
 * @param access who did what to which data, stamped no later than the broker took it
 * @param readers the same accesses, read a second time for the graph, as far as they are reads
 */
public record Inputs(
    DataStream<TelemetryEvent> telemetry,
    DataStream<TelemetryEvent> lineage,
    DataStream<SampleEvent> samples,
    DataStream<RuleText> rules,
    DataStream<Command> commands,
    DataStream<Finding> tableFindings,
    DataStream<AccessEvent> access,
    DataStream<ReadFacts> readers) {}
