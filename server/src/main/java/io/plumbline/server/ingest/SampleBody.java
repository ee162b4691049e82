package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Column;
import io.plumbline.model.Json;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of a post of rows: what they are, then the rows. */
final class SampleBody {

  private static final int MOST_COLUMNS = 2_000;
  private static final int MOST_TEXT = 1_000;

  private SampleBody() {}

  /**
   * Reads {@code {"dataset":{"namespace","name"},"run","time","schema":[{"name","type"}],"rows"}}.
   *
   * @throws ProblemException 400 if it is anything else
   */
  static SamplePost read(String tenant, byte[] body) {
    List<byte[]> rows = null;
    Map<String, JsonNode> fields = new HashMap<>();
    try (var json = JsonText.of(body)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw ProblemException.badRequest("Cannot take the rows: the body is not a JSON object");
      }
      while (json.next() == JsonToken.FIELD_NAME) {
        var field = json.name();
        var value = json.next();
        if (!field.equals("rows")) {
          fields.put(field, tree(json.slice()));
        } else if (value == JsonToken.START_ARRAY) {
          rows = SampleRows.ofArray(json);
        } else {
          throw ProblemException.badRequest("Cannot take the rows: rows is not an array");
        }
      }
      json.end();
    }
    if (rows == null) {
      throw ProblemException.badRequest("Cannot take the rows: the body has no field rows");
    }
    var dataset = fields.getOrDefault("dataset", NullNode.getInstance());
    var time = text(fields.get("time"), "time");
    return new SamplePost(
        CanonicalNames.dataset(
            tenant,
            required(text(dataset.get("namespace"), "dataset.namespace"), "dataset.namespace"),
            required(text(dataset.get("name"), "dataset.name"), "dataset.name")),
        text(fields.get("run"), "run"),
        time == null ? null : Params.millis("time", time),
        columns(fields.get("schema")),
        rows);
  }

  /** Columns written as {@code col:TYPE,col:TYPE}; a type may hold commas in parentheses. */
  static List<Column> columns(String schema) {
    var columns = new ArrayList<Column>();
    for (var column : schema.split(",(?![^()<>]*[)>])", -1)) {
      int colon = column.indexOf(':');
      if (colon <= 0) {
        throw ProblemException.badRequest(
            "Cannot read parameter schema: write column:TYPE,column:TYPE");
      }
      columns.add(
          new Column(column.substring(0, colon).strip(), column.substring(colon + 1).strip()));
    }
    return bounded(columns);
  }

  static String required(String text, String name) {
    if (text == null || text.isBlank()) {
      throw ProblemException.badRequest("Cannot take the rows: " + name + " is missing");
    }
    return text;
  }

  private static List<Column> columns(JsonNode schema) {
    var columns = new ArrayList<Column>();
    if (schema != null && !schema.isNull()) {
      for (var column : schema) {
        columns.add(
            new Column(
                required(text(column.get("name"), "schema.name"), "schema.name"),
                text(column.get("type"), "schema.type")));
      }
    }
    return bounded(columns);
  }

  // The columns go with every part: without a bound they would not leave room for rows.
  private static List<Column> bounded(List<Column> columns) {
    int size = columns.stream().mapToInt(c -> c.path().length() + c.type().length()).sum();
    if (columns.size() > MOST_COLUMNS || size > 16 * MOST_COLUMNS) {
      throw ProblemException.badRequest(
          "Cannot take a schema of more than " + MOST_COLUMNS + " columns or 32,000 characters");
    }
    return columns;
  }

  private static String text(JsonNode value, String name) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().length() > MOST_TEXT) {
      throw ProblemException.badRequest(
          "Cannot read field " + name + ": it is not a string of at most 1000 characters");
    }
    return value.textValue();
  }

  private static JsonNode tree(byte[] json) {
    try {
      return Json.mapper().readTree(new String(json, UTF_8));
    } catch (JsonProcessingException e) {
      throw ProblemException.badRequest("Cannot read the body as JSON: " + e.getOriginalMessage());
    }
  }
}
