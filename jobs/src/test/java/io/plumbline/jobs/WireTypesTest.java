package io.plumbline.jobs;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.jobs.access.ReaderFunction;
import io.plumbline.jobs.arrival.ArrivalEvent;
import io.plumbline.jobs.incident.DatasetNews;
import io.plumbline.jobs.incident.IncidentEvent;
import io.plumbline.jobs.lineage.RepeatFilter;
import io.plumbline.jobs.row.MergedRows;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.run.LoadEvent;
import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Alert;
import io.plumbline.model.Command;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Decision;
import io.plumbline.model.Finding;
import io.plumbline.model.Metric;
import io.plumbline.model.Outcome;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.RuleText;
import io.plumbline.model.RunOutput;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.SchemaObservation;
import io.plumbline.rules.access.DatasetAccess;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.access.DatasetState;
import io.plumbline.rules.access.DenialBurst;
import io.plumbline.rules.access.ReadFacts;
import io.plumbline.rules.access.ReadHistory;
import io.plumbline.rules.access.UserState;
import io.plumbline.rules.arrival.ArrivalState;
import io.plumbline.rules.decision.Availability;
import io.plumbline.rules.exposure.IncidentReads;
import io.plumbline.rules.exposure.RecentReads;
import io.plumbline.rules.forecast.DatasetPast;
import io.plumbline.rules.forecast.JobPast;
import io.plumbline.rules.forecast.Warning;
import io.plumbline.rules.incident.IncidentState;
import io.plumbline.rules.normal.NormalState;
import io.plumbline.rules.run.RunFacts;
import io.plumbline.rules.schema.SchemaState;
import io.plumbline.rules.volume.VolumeState;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A type that Flink cannot see through falls back to Kryo: five times slower, and never evolves.
 */
class WireTypesTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        TelemetryRecord.class,
        TelemetryEvent.class,
        SampleEvent.class,
        RuleText.class,
        RunUpdate.class,
        RunOutput.class,
        SchemaObservation.class,
        SampleBatch.class,
        ScopedPartial.class,
        ArrivalEvent.class,
        Finding.class,
        Command.class,
        IncidentEvent.class,
        LoadEvent.class,
        Alert.class,
        Decision.class,
        DatasetNews.class,
        Availability.class,
        Outcome.class,
        Metric.class,
        DeadLetter.class,
        AccessEvent.class,
        DatasetAccess.class,
        DatasetRead.class,
        ReadFacts.class,
        QuarantinedRow.class,
        GraphMutation.class
      })
  void everyRecordOnAnEdgeSerializesWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        RunFacts.class,
        VolumeState.class,
        SchemaState.class,
        ArrivalState.class,
        JobPast.class,
        DatasetPast.class,
        Warning.class,
        IncidentState.class,
        MergedRows.class,
        NormalState.class,
        UserState.class,
        DatasetState.class,
        DenialBurst.class,
        ReadHistory.class,
        IncidentReads.class,
        RecentReads.class,
        ReaderFunction.Census.class,
        RepeatFilter.Told.class
      })
  void everyRecordInStateSerializesWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
