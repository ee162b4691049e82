package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.Json;
import java.io.IOException;

/** Bytes to a JSON object, within limits. */
final class EventParser {
  private static final ObjectReader READER =
      Json.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private EventParser() {}

  static JsonNode parse(byte[] event) throws UndecodableException {
    if (event.length > Limits.EVENT_BYTES) {
      throw new UndecodableException(
          Reason.LIMIT,
          "Cannot take event: it has %d bytes; send at most %d"
              .formatted(event.length, Limits.EVENT_BYTES));
    }
    var root = readTree(event);
    if (!root.isObject()) {
      throw new UndecodableException(
          Reason.NOT_JSON,
          "Cannot read event: found %s; send one JSON object".formatted(root.getNodeType()));
    }
    return root;
  }

  private static JsonNode readTree(byte[] event) throws UndecodableException {
    try {
      return READER.readTree(event);
    } catch (StreamConstraintsException e) {
      throw new UndecodableException(
          Reason.LIMIT, "Cannot take event: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      // The parser's own message can quote the event, and an event can hold what logs must not.
      throw new UndecodableException(
          Reason.NOT_JSON, "Cannot read event: it is no JSON in UTF-8; send one JSON object", e);
    }
  }
}
