package io.plumbline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class JsonRecordSerializerTest {
  private static final RuleText RULE =
      new RuleText("acme", "orders", 1, "CREATE RULE", false, "ann", 5);

  @Test
  void valueIsWrittenAsJsonUnderItsKey() {
    var record = JsonRecordSerializer.to(Topics.RULES, RuleText::key).serialize(RULE, null, 99L);

    assertThat(record.topic()).isEqualTo(Topics.RULES);
    assertThat(record.key()).isEqualTo("acme|orders".getBytes(UTF_8));
    assertThat(Json.read(record.value(), RuleText.class)).isEqualTo(RULE);
    assertThat(record.headers()).isEmpty();
  }

  @Test
  void timeOfTheRecordIsLeftToTheProducer() {
    var serializer = JsonRecordSerializer.to(Topics.RULES, RuleText::key);

    assertThat(serializer.serialize(RULE, null, 99L).timestamp()).isNull();
    assertThat(serializer.serialize(RULE, null, Long.MIN_VALUE).timestamp()).isNull();
  }

  @Test
  void nullKeyIsNoKey() {
    var serializer = JsonRecordSerializer.<RuleText>to(Topics.RULES, rule -> null);

    assertThat(serializer.serialize(RULE, null, null).key()).isNull();
  }

  @Test
  void tenantGoesIntoAHeaderThatTheDeserializerReads() {
    var record =
        JsonRecordSerializer.to(Topics.RULES, RuleText::key)
            .withTenant(RuleText::tenant)
            .serialize(RULE, null, null);

    assertThat(TenantHeader.read(record.headers())).isEqualTo("acme");
  }

  @Test
  void serializerTravelsWithTheJob() throws Exception {
    var copy =
        InstantiationUtil.clone(
            JsonRecordSerializer.to(Topics.RULES, RuleText::key).withTenant(RuleText::tenant));

    assertThat(copy.serialize(RULE, null, null).topic()).isEqualTo(Topics.RULES);
  }
}
