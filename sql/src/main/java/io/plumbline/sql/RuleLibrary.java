package io.plumbline.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Ready rules that ship with the engine, as texts to start from. */
public final class RuleLibrary {
  private static final List<String> NAMES =
      List.of("arrival", "metrics", "rows", "schema", "volume");

  private RuleLibrary() {}

  /** The names of the texts, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One text: comments and statements.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "Cannot find library text '" + name + "': there are " + String.join(", ", NAMES));
    }
    try (var in = RuleLibrary.class.getResourceAsStream("library/" + name + ".sql")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read library text '" + name + "'", e);
    }
  }
}
