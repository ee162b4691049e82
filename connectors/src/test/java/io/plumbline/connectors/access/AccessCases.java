package io.plumbline.connectors.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records with the events that they mean: ours, and the larger collection beside the project. */
final class AccessCases {
  static final Path COLLECTION =
      Path.of(System.getProperty("plumbline.cases", "../../shared/cases"), "access");

  private AccessCases() {}

  /** The cases of a format that belong to the project. */
  static List<JsonNode> own(String format) throws IOException {
    try (var file = AccessCases.class.getResourceAsStream("/access/" + format + ".json")) {
      return records(Json.mapper().readTree(file));
    }
  }

  /** The cases of a format in the collection. */
  static List<JsonNode> collected(String format) throws IOException {
    return records(
        Json.mapper().readTree(Files.readAllBytes(COLLECTION.resolve(format + ".json"))));
  }

  private static List<JsonNode> records(JsonNode file) {
    var records = new ArrayList<JsonNode>();
    file.get("records").forEach(records::add);
    return records;
  }
}
