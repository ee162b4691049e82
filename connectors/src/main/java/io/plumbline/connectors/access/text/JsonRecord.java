package io.plumbline.connectors.access.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.Json;
import java.io.IOException;
import java.util.Set;

/**
 * A record that is one JSON object. Fields that nobody asks for, which can be most of it, are
 * passed over without being built. An object that names a field twice has two readings and is
 * refused.
 */
public final class JsonRecord {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonRecord() {}

  /**
   * Reads the object of a record.
   *
   * @param from where it begins; text before it is what a logger wrote
   * @param skipped fields to pass over, at any depth
   * @throws UndecodableException if there is not exactly one object
   */
  public static JsonNode read(String record, int from, Set<String> skipped)
      throws UndecodableException {
    var text = from == 0 ? record : record.substring(from);
    try (var parser = Json.mapper().getFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UndecodableException(Reason.NOT_JSON, "Cannot read the record: no JSON object");
      }
      var object = object(parser, skipped);
      if (parser.nextToken() != null) {
        throw new UndecodableException(
            Reason.TORN, "Cannot read the record: text follows its JSON object");
      }
      return object;
    } catch (IOException e) {
      throw new UndecodableException(
          Reason.NOT_JSON, "Cannot read the record as JSON: it is torn or none", e);
    }
  }

  /** A field's text, the first of several, or null if it is absent, null, or no plain value. */
  public static String text(JsonNode node, String field) {
    var value = node.get(field);
    if (value != null && value.isArray() && !value.isEmpty()) {
      value = value.get(0);
    }
    return value == null || value.isNull() || value.isContainerNode() ? null : value.asText();
  }

  private static JsonNode object(JsonParser parser, Set<String> skipped)
      throws IOException, UndecodableException {
    var object = new ObjectNode(NODES);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (skipped.contains(name)) {
        parser.skipChildren();
      } else if (object.replace(name, value(parser, skipped)) != null) {
        throw new UndecodableException(
            Reason.AMBIGUOUS, "Cannot believe the record: it names a field twice");
      }
    }
    return object;
  }

  private static JsonNode value(JsonParser parser, Set<String> skipped)
      throws IOException, UndecodableException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, skipped);
      case START_ARRAY -> {
        var array = new ArrayNode(NODES);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser, skipped));
        }
        yield array;
      }
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.textNode(parser.getText());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }
}
