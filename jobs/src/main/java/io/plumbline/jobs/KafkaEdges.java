package io.plumbline.jobs;

import io.plumbline.connectors.kafka.JsonRecordDeserializer;
import io.plumbline.connectors.kafka.JsonRecordSerializer;
import io.plumbline.connectors.kafka.KeyFunction;
import io.plumbline.jobs.table.TableOutputs;
import io.plumbline.jobs.telemetry.ClockedOperator;
import io.plumbline.jobs.telemetry.EventClock;
import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.SampleEventDeserializer;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.jobs.telemetry.TelemetryEventDeserializer;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Command;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.rules.access.ReadFacts;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job's edges on Kafka: sources with their event time, and sinks. */
final class KafkaEdges {
  /** Largest record, headers and envelope of an event of 16 MiB included. */
  private static final int MOST_BYTES = 18 * 1024 * 1024;

  /** The rules input is nearly always silent; it must not hold time back. */
  private static final Duration RULES_IDLENESS = Duration.ofSeconds(1);

  /** How long deadlines wait for producers that tell of the past; see {@link EventClock}. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** A log whose records are older than this, or than silence takes, is read behind its end. */
  private static final Duration LEAST_BEHIND = Duration.ofMinutes(1);

  private final StreamExecutionEnvironment env;
  private final String bootstrapServers;

  KafkaEdges(StreamExecutionEnvironment env, String bootstrapServers) {
    this.env = env;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Telemetry and samples, each with the clock, the rules, commands, the findings of tables and
   * accesses.
   *
   * @param disorder how far out of order telemetry may be
   * @param idleness after how long a silent input no longer holds time back
   */
  Inputs inputs(Duration disorder, Duration idleness) {
    var ticks = Clock.ticks(env);
    var telemetry =
        env.fromSource(
                source(Topics.TELEMETRY, new TelemetryEventDeserializer()),
                WatermarkStrategy.<TelemetryEvent>forBoundedOutOfOrderness(disorder)
                    .withTimestampAssigner(
                        // A broken clock may have stamped the record itself.
                        (event, timestamp) ->
                            Math.min(event.atMillis(), System.currentTimeMillis()))
                    .withIdleness(idleness),
                OperatorUids.TELEMETRY_SOURCE.uid())
            .uid(OperatorUids.TELEMETRY_SOURCE.uid());
    var samples =
        env.fromSource(
                source(Topics.SAMPLES, new SampleEventDeserializer()),
                WatermarkStrategy.<SampleEvent>forBoundedOutOfOrderness(disorder)
                    .withTimestampAssigner((event, timestamp) -> event.atMillis())
                    .withIdleness(idleness),
                OperatorUids.SAMPLES_SOURCE.uid())
            .uid(OperatorUids.SAMPLES_SOURCE.uid());
    var lineage =
        env.fromSource(
                source(Topics.TELEMETRY, new TelemetryEventDeserializer()),
                WatermarkStrategy.<TelemetryEvent>noWatermarks(),
                OperatorUids.LINEAGE_SOURCE.uid())
            .uid(OperatorUids.LINEAGE_SOURCE.uid());
    return new Inputs(
        clocked(telemetry, ticks, idleness),
        lineage,
        samples.union(
            ticks
                .map(SampleEvent::tick)
                .returns(SampleEvent.class)
                .uid(OperatorUids.SAMPLES_CLOCK.uid())
                .name(OperatorUids.SAMPLES_CLOCK.uid())),
        rules(),
        env.fromSource(
                source(Topics.COMMANDS, JsonRecordDeserializer.of(Command.class)),
                WatermarkStrategy.<Command>noWatermarks().withIdleness(RULES_IDLENESS),
                OperatorUids.COMMANDS_SOURCE.uid())
            .uid(OperatorUids.COMMANDS_SOURCE.uid()),
        env.fromSource(
                source(Topics.TABLE_FINDINGS, JsonRecordDeserializer.of(Finding.class)),
                // What is decided at event time comes after all findings: none must hold time back.
                WatermarkStrategy.<Finding>noWatermarks().withIdleness(RULES_IDLENESS),
                OperatorUids.TABLE_FINDINGS_SOURCE.uid())
            .uid(OperatorUids.TABLE_FINDINGS_SOURCE.uid()),
        env.fromSource(
                source(Topics.ACCESS, JsonRecordDeserializer.of(AccessEvent.class)),
                WatermarkStrategy.<AccessEvent>forBoundedOutOfOrderness(disorder)
                    .withTimestampAssigner(
                        (event, timestamp) -> Math.min(event.atMillis(), timestamp))
                    .withIdleness(idleness),
                OperatorUids.ACCESS_SOURCE.uid())
            .uid(OperatorUids.ACCESS_SOURCE.uid()),
        env.fromSource(
                source(Topics.ACCESS, JsonRecordDeserializer.of(ReadFacts.class)),
                WatermarkStrategy.<ReadFacts>noWatermarks(),
                OperatorUids.READERS_SOURCE.uid())
            .uid(OperatorUids.READERS_SOURCE.uid()));
  }

  /** Every version of every rule. */
  DataStream<RuleText> rules() {
    return env.fromSource(
            source(Topics.RULES, JsonRecordDeserializer.of(RuleText.class)),
            WatermarkStrategy.<RuleText>noWatermarks().withIdleness(RULES_IDLENESS),
            OperatorUids.RULES_SOURCE.uid())
        .uid(OperatorUids.RULES_SOURCE.uid())
        .setParallelism(1);
  }

  private DataStream<TelemetryEvent> clocked(
      DataStream<TelemetryEvent> telemetry, DataStream<Long> ticks, Duration idleness) {
    var behind = Math.max(LEAST_BEHIND.toMillis(), 2 * idleness.toMillis());
    return telemetry
        .connect(ticks.broadcast())
        .transform(
            OperatorUids.TELEMETRY_CLOCK.uid(),
            TypeInformation.of(TelemetryEvent.class),
            new ClockedOperator(PATIENCE.toMillis(), behind))
        .uid(OperatorUids.TELEMETRY_CLOCK.uid());
  }

  private <T> KafkaSource<T> source(String topic, KafkaRecordDeserializationSchema<T> schema) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(topic)
        .setGroupId("plumbline-pipeline")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(schema)
        .setProperty("max.partition.fetch.bytes", String.valueOf(MOST_BYTES))
        .setProperty("fetch.max.bytes", String.valueOf(MOST_BYTES))
        .build();
  }

  /** Writes what the topology gives to the topic of each kind. */
  void write(Outputs outputs) {
    sink(outputs.metrics(), Topics.METRICS, m -> m.dataset().key(), OperatorUids.METRICS_SINK);
    sink(outputs.findings(), Topics.FINDINGS, f -> f.fingerprint(), OperatorUids.FINDINGS_SINK);
    sink(
        outputs.alerts(), Topics.ALERTS, a -> a.incident().fingerprint(), OperatorUids.ALERTS_SINK);
    sink(
        outputs.decisions(), Topics.DECISIONS, d -> d.dataset().key(), OperatorUids.DECISIONS_SINK);
    sink(outputs.quarantine(), Topics.QUARANTINE, q -> q.key(), OperatorUids.QUARANTINE_SINK);
    sink(outputs.deadLetters(), Topics.DEAD_LETTERS, d -> d.id(), OperatorUids.DEAD_LETTERS_SINK);
  }

  /** Writes what a table gives to the topic of each kind; its findings to one of their own. */
  void write(TableOutputs table) {
    sink(
        table.findings(),
        Topics.TABLE_FINDINGS,
        f -> f.fingerprint(),
        OperatorUids.TABLE_FINDINGS_SINK);
    sink(table.metrics(), Topics.METRICS, m -> m.dataset().key(), OperatorUids.METRICS_SINK);
    sink(table.quarantine(), Topics.QUARANTINE, q -> q.key(), OperatorUids.QUARANTINE_SINK);
    sink(table.deadLetters(), Topics.DEAD_LETTERS, d -> d.id(), OperatorUids.DEAD_LETTERS_SINK);
  }

  private <T> void sink(DataStream<T> stream, String topic, KeyFunction<T> key, OperatorUids uid) {
    var sink =
        KafkaSink.<T>builder()
            .setBootstrapServers(bootstrapServers)
            .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
            .setProperty("max.request.size", String.valueOf(2 * MOST_BYTES))
            .setProperty("linger.ms", "5")
            .setRecordSerializer(JsonRecordSerializer.to(topic, key))
            .build();
    stream.sinkTo(sink).uid(uid.uid()).name(uid.uid());
  }
}
