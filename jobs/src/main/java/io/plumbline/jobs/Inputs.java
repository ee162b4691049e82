package io.plumbline.jobs;

import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.model.RuleText;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What the topology reads. Telemetry and samples carry watermarks and stay idle-aware; see {@link
 * Clock} for how time goes on without them.
 */
public record Inputs(
    DataStream<TelemetryEvent> telemetry,
    DataStream<SampleEvent> samples,
    DataStream<RuleText> rules) {}
