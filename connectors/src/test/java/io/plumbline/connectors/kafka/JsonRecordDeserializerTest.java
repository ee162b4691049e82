package io.plumbline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordDeserializerTest {
  private static final RuleText RULE =
      new RuleText("acme", "orders", 1, "CREATE RULE", false, "ann", 5);

  private final CountingContext context = new CountingContext();
  private final CollectedRecords<RuleText> collected = new CollectedRecords<>();
  private JsonRecordDeserializer<RuleText> deserializer;

  @BeforeEach
  void openAsFlinkDoes() throws Exception {
    deserializer = InstantiationUtil.clone(JsonRecordDeserializer.of(RuleText.class));
    deserializer.open(context);
  }

  @Test
  void valueIsReadBack() {
    deserializer.deserialize(KafkaRecords.of(Json.writeBytes(RULE)), collected);

    assertThat(collected.records()).containsExactly(RULE);
    assertThat(deserializer.getProducedType().getTypeClass()).isEqualTo(RuleText.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "7", "{}", "{\"tenant\":{}}"})
  void recordThatCannotBeReadIsCountedAndPassedOver(String value) {
    deserializer.deserialize(KafkaRecords.of(value.getBytes(UTF_8)), collected);
    deserializer.deserialize(KafkaRecords.of(Json.writeBytes(RULE)), collected);

    assertThat(collected.records()).containsExactly(RULE);
    assertThat(context.count(JsonRecordDeserializer.UNREADABLE)).isOne();
  }

  @Test
  void recordWithoutValueIsPassedOverUncounted() {
    deserializer.deserialize(KafkaRecords.of(null), collected);

    assertThat(collected.records()).isEmpty();
    assertThat(context.count(JsonRecordDeserializer.UNREADABLE)).isZero();
  }
}
