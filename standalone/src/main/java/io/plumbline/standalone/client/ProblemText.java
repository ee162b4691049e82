package io.plumbline.standalone.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.IOException;

/** A problem document of the server in words. */
final class ProblemText {
  private ProblemText() {}

  /** The detail and, a line each, the problems of a text with their places. Never fails. */
  static String of(int status, byte[] body) {
    JsonNode document;
    try {
      document = Json.mapper().readTree(body);
    } catch (IOException notJson) {
      return "The server answered " + status;
    }
    if (document == null || !document.isObject()) {
      return "The server answered " + status;
    }
    var text = new StringBuilder(document.path("detail").asText("The server answered " + status));
    for (var problem : document.path("problems")) {
      text.append(
          "%n  line %d, column %d: %s"
              .formatted(
                  problem.path("line").asInt(),
                  problem.path("column").asInt(),
                  problem.path("message").asText()));
      var suggestion = problem.path("suggestion").asText("");
      if (!suggestion.isEmpty()) {
        text.append("; ").append(suggestion);
      }
    }
    return text.toString();
  }
}
