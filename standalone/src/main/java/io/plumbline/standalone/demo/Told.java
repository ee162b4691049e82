package io.plumbline.standalone.demo;

import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * How far the history of the shop was told to an engine, kept beside the engine's state: what it
 * has heard once is not told again.
 *
 * @param untilMillis end of what was told
 */
record Told(long seed, long untilMillis) {
  private static final String FILE = "demo.json";

  /** The end of what was told, or {@code fallback} if nothing of this seed was. */
  static Instant until(Path data, long seed, Instant fallback) {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return fallback;
    }
    try {
      var told = Json.read(Files.readAllBytes(file), Told.class);
      var until = Instant.ofEpochMilli(told.untilMillis());
      return told.seed() == seed && until.isAfter(fallback) ? until : fallback;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + file, e);
    }
  }

  void write(Path data) {
    try {
      Files.write(data.resolve(FILE), Json.writeBytes(this));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write file: " + data.resolve(FILE), e);
    }
  }
}
