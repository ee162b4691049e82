package io.plumbline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Topics;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryRecordDeserializerTest {
  private final TelemetryRecordDeserializer deserializer = new TelemetryRecordDeserializer();
  private final CollectedRecords<TelemetryRecord> collected = new CollectedRecords<>();

  @Test
  void recordKeepsItsPlaceAndBytes() {
    var value = new byte[] {1, 2, 3};

    deserializer.deserialize(KafkaRecords.of(value), collected);

    var record = collected.records().get(0);
    assertThat(record.topic()).isEqualTo("plumbline.telemetry");
    assertThat(record.partition()).isEqualTo(3);
    assertThat(record.offset()).isEqualTo(42);
    assertThat(record.timestamp()).isEqualTo(1_000);
    assertThat(record.value()).isEqualTo(value);
    assertThat(record.tenant()).isEqualTo(Topics.DEFAULT_TENANT);
  }

  @ParameterizedTest
  @CsvSource({"acme,acme", "' acme ',acme", "' ',default", "'',default"})
  void headerNamesTheTenant(String header, String tenant) {
    var headers = new RecordHeaders().add(Topics.TENANT_HEADER, header.getBytes(UTF_8));

    deserializer.deserialize(KafkaRecords.of(new byte[] {1}, headers), collected);

    assertThat(collected.records().get(0).tenant()).isEqualTo(tenant);
  }

  @Test
  void lastOfSeveralHeadersCounts() {
    var headers =
        new RecordHeaders()
            .add(Topics.TENANT_HEADER, "first".getBytes(UTF_8))
            .add(Topics.TENANT_HEADER, "last".getBytes(UTF_8));

    deserializer.deserialize(KafkaRecords.of(new byte[] {1}, headers), collected);

    assertThat(collected.records().get(0).tenant()).isEqualTo("last");
  }

  @Test
  void headerWithoutValueIsNoTenant() {
    var headers = new RecordHeaders().add(Topics.TENANT_HEADER, null);

    deserializer.deserialize(KafkaRecords.of(new byte[] {1}, headers), collected);

    assertThat(collected.records().get(0).tenant()).isEqualTo(Topics.DEFAULT_TENANT);
  }

  @Test
  void recordWithoutValueIsPassedOver() {
    deserializer.deserialize(KafkaRecords.of(null), collected);

    assertThat(collected.records()).isEmpty();
  }

  @Test
  void recordNeedsNoKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(TelemetryRecord.class);
    assertThat(deserializer.getProducedType().getTypeClass()).isEqualTo(TelemetryRecord.class);
  }

  @Test
  void deserializerTravelsWithTheJob() throws Exception {
    assertThat(InstantiationUtil.clone(deserializer)).isNotNull();
  }
}
