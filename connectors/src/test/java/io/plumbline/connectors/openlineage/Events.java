package io.plumbline.connectors.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.telemetry.Decoded;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.Json;
import io.plumbline.model.RunUpdate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Events for tests: captured ones by name, and small ones written out. */
final class Events {
  static final String TENANT = "acme";
  static final Path CAPTURED = Path.of("src/test/resources/openlineage");

  private static final OpenLineageDecoder DECODER = new OpenLineageDecoder();

  private Events() {}

  /** The captured events that are part of the project. */
  static List<Path> captured() throws IOException {
    return files(CAPTURED);
  }

  static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decoded decodeCaptured(String name) throws UndecodableException {
    return DECODER.decode(TENANT, bytes(CAPTURED.resolve(name)));
  }

  static Decoded decode(byte[] event) throws UndecodableException {
    return DECODER.decode(TENANT, event);
  }

  static Decoded decode(String event) throws UndecodableException {
    return decode(event.getBytes(UTF_8));
  }

  /** The run that a run event with these further fields tells. */
  static RunUpdate run(String fields) throws UndecodableException {
    return decode(runEvent(fields)).runs().get(0);
  }

  /** The output {@code db/t} of a run event with these fields of the output. */
  static DatasetFacts output(String fields) throws UndecodableException {
    return run("'outputs':[{'namespace':'db','name':'t'," + fields + "}]").outputs().get(0);
  }

  /** The input {@code db/t} of a run event with these fields of the input. */
  static DatasetFacts input(String fields) throws UndecodableException {
    return run("'inputs':[{'namespace':'db','name':'t'," + fields + "}]").inputs().get(0);
  }

  /** A run event in JSON; single quotes stand for double ones. */
  static String runEvent(String fields) {
    return json(
        "{'eventTime':'2026-01-01T00:00:00Z','eventType':'COMPLETE',"
            + "'run':{'runId':'0176a8c2-fe01-7439-87e6-56a1a1b4029f'},"
            + "'job':{'namespace':'jobs','name':'load'},"
            + fields
            + "}");
  }

  static String json(String text) {
    return text.replace('\'', '"');
  }

  static JsonNode tree(byte[] event) {
    return Json.read(event, JsonNode.class);
  }
}
