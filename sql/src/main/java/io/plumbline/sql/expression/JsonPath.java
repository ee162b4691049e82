package io.plumbline.sql.expression;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path to one value of a JSON text: fields and indices, as in {@code $.a.b[0]}. It is followed in
 * one pass over the text up to the value, without a tree; Jackson bounds the nesting of the text.
 *
 * @param steps names of fields (String) and 0-based indices (Integer)
 */
record JsonPath(List<Object> steps) {
  private static final int MOST_STEPS = 48;
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<plain>[^.\\[\\]\"'\\s*?@()]+)|\\.\"(?<quoted>[^\"]+)\"|\\['(?<named>[^']+)']"
              + "|\\[(?<index>\\d{1,9})]");

  JsonPath {
    steps = List.copyOf(steps);
  }

  /** Reads {@code $.a."b c"[0]['d']}; nothing if it is no such path, or a very long one. */
  static Optional<JsonPath> parse(String text) {
    var path = text.strip();
    if (!path.startsWith("$")) {
      return Optional.empty();
    }
    var steps = new ArrayList<Object>();
    var step = STEP.matcher(path);
    int at = 1;
    while (at < path.length() && steps.size() < MOST_STEPS) {
      step.region(at, path.length());
      if (!step.lookingAt()) {
        return Optional.empty();
      }
      at = step.end();
      steps.add(
          step.group("index") != null
              ? (Object) Integer.valueOf(step.group("index"))
              : name(step.group("plain"), step.group("quoted"), step.group("named")));
    }
    return at < path.length() ? Optional.empty() : Optional.of(new JsonPath(steps));
  }

  private static Object name(String... groups) {
    return Arrays.stream(groups).filter(group -> group != null).findFirst().orElseThrow();
  }

  /** The path of {@code a.b}: a field within a field. */
  static JsonPath ofFields(String names) {
    return new JsonPath(List.of((Object[]) DOT.split(names, -1)));
  }

  /** The text, number or condition there; null if there is none or the text is no JSON. */
  String value(String json) {
    if (json == null) {
      return null;
    }
    try (var parser = JSON.createParser(json)) {
      boolean found = isFound(parser) && parser.currentToken().isScalarValue();
      return found && parser.currentToken() != JsonToken.VALUE_NULL ? parser.getText() : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  /** Whether there is something, an object or JSON's null included. */
  boolean exists(String json) {
    try (var parser = JSON.createParser(json)) {
      return isFound(parser);
    } catch (IOException notJson) {
      return false;
    }
  }

  private boolean isFound(JsonParser parser) throws IOException {
    boolean found = parser.nextToken() != null;
    for (int i = 0; i < steps.size() && found; i++) {
      found =
          steps.get(i) instanceof String field
              ? enterField(parser, field)
              : enterElement(parser, (Integer) steps.get(i));
    }
    return found;
  }

  private static boolean enterField(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isIt = parser.currentName().equals(field);
      parser.nextToken();
      if (isIt) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static boolean enterElement(JsonParser parser, int index) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    int at = 0;
    for (var token = parser.nextToken();
        token != JsonToken.END_ARRAY && token != null;
        token = parser.nextToken()) {
      if (at++ == index) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }
}
