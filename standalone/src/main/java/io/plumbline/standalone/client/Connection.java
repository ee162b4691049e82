package io.plumbline.standalone.client;

import io.plumbline.model.Json;
import io.plumbline.standalone.engine.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How to reach a running engine. It is kept in the data folder, readable by the owner alone.
 *
 * @param url of the server, without a slash at the end
 * @param token the bearer token
 * @param pid process of the engine
 */
public record Connection(String url, String token, long pid) {
  private static final String FILE = "connection.json";

  /**
   * The engine that runs on a data folder.
   *
   * @throws IllegalStateException if none does
   */
  public static Connection read(Path data) {
    var file = data.resolve(FILE);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "Cannot find a running engine on data folder %s; start one with `./plumbline up`, or give --url and --token"
              .formatted(data));
    }
    try {
      return Json.read(Files.readAllBytes(file), Connection.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + file, e);
    }
  }

  /** Keeps it in the data folder. */
  public void write(Path data) {
    PrivateFiles.write(data.resolve(FILE), Json.write(this));
  }

  /** Forgets it: the engine is gone. */
  public static void remove(Path data) throws IOException {
    Files.deleteIfExists(data.resolve(FILE));
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Connection[" + url + ", process " + pid + "]";
  }
}
