package io.plumbline.server.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.model.Json;
import io.plumbline.server.http.ProblemException;
import java.io.IOException;
import java.util.Arrays;

/**
 * JSON from outside, read token by token: memory is bounded by the text itself, and every limit of
 * {@link Json} is enforced on every value, read or skipped.
 */
final class JsonText implements AutoCloseable {

  private final byte[] text;
  private final JsonParser parser;

  private JsonText(byte[] text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  /**
   * @throws ProblemException 400 if the bytes are not UTF-8
   */
  static JsonText of(byte[] text) {
    if (!Utf8.valid(text)) {
      throw ProblemException.badRequest("Cannot read the body: it is not UTF-8");
    }
    try {
      return new JsonText(text, Json.mapper().getFactory().createParser(text));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The next token, or null at the end. */
  JsonToken next() {
    try {
      var token = parser.nextToken();
      if (token == JsonToken.VALUE_STRING) {
        parser.finishToken();
      }
      return token;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The name of the current field. */
  String name() {
    try {
      return parser.currentName();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The current value if it is a string, else null. */
  String string() {
    try {
      return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Whether the current token opens an object. */
  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  /** Passes over the current value, which may be an object or array. */
  void skip() {
    int depth = 0;
    var token = parser.currentToken();
    while (true) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth == 0) {
        return;
      }
      token = next();
    }
  }

  /** The current value as it was sent; passes over it. */
  byte[] slice() {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    skip();
    return Arrays.copyOfRange(text, start, (int) parser.currentLocation().getByteOffset());
  }

  /** The line of the current token, from 1. */
  int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /**
   * @throws ProblemException 400 if anything follows
   */
  void end() {
    if (next() != null) {
      throw ProblemException.badRequest("Cannot read the body: text follows the JSON value");
    }
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static ProblemException unreadable(IOException e) {
    var problem = "Cannot read the body as JSON: ";
    if (e instanceof JsonProcessingException json) {
      var place = json.getLocation();
      var where =
          place == null
              ? ""
              : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
      return ProblemException.badRequest(problem + json.getOriginalMessage() + where);
    }
    return ProblemException.badRequest(problem + "it ends too early");
  }
}
