package io.plumbline.jobs.telemetry;

import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rules topic. Only the server writes it; a record that is no rule is logged and left
 * out, for one bad record must not stop every rule.
 */
public final class RuleTextDeserializer implements KafkaRecordDeserializationSchema<RuleText> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RuleTextDeserializer.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<RuleText> out) {
    if (message.value() == null) {
      return;
    }
    try {
      out.collect(Json.mapper().readValue(message.value(), RuleText.class));
    } catch (IOException e) {
      LOG.warn("Cannot read rule at offset {} of {}", message.offset(), message.topic(), e);
    }
  }

  @Override
  public TypeInformation<RuleText> getProducedType() {
    return TypeInformation.of(RuleText.class);
  }
}
