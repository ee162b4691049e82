package io.plumbline.connectors.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.plumbline.model.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A row that is a JSON object.
 *
 * @param position 0-based position in the posted batch
 * @param json the row as it was posted
 */
public record ParsedRow(int position, String json, JsonNode values) {
  // Exact decimals: 10.10 must reach a DECIMAL column with both of its digits.
  private static final ObjectReader READER =
      Json.mapper()
          .readerFor(JsonNode.class)
          .with(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  /** The rows that are JSON objects; the others are problems. */
  static List<ParsedRow> parse(List<String> rows, Problems problems) {
    var parsed = new ArrayList<ParsedRow>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var values = tree(rows.get(i));
      if (values != null && values.isObject()) {
        parsed.add(new ParsedRow(i, rows.get(i), values));
      } else {
        problems.add(i, null, "Cannot read row " + i + ": it is no JSON object; send one per row");
      }
    }
    return parsed;
  }

  /** The JSON of a row with exact decimals, or null if it is none. */
  public static JsonNode tree(String row) {
    if (row == null) {
      return null;
    }
    try {
      return READER.readTree(row);
    } catch (JsonProcessingException | NumberFormatException e) {
      // Jackson lets the latter through for an exponent beyond an int. The caller reports the row;
      // a parser's message could quote the row's data.
      return null;
    }
  }
}
