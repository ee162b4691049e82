package io.plumbline.neo4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The password of user {@code neo4j}. It comes from a file or the environment, never an argument.
 */
record Password(String text) {
  static final String VARIABLE = "PLUMBLINE_NEO4J_PASSWORD";
  private static final int SHORTEST = 8;

  Password {
    if (text == null || text.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "Cannot use the given Neo4j password: it must have at least " + SHORTEST + " characters");
    }
  }

  static Password fromVariable() {
    var text = System.getenv(VARIABLE);
    if (text == null) {
      throw new IllegalArgumentException(
          "Cannot find a Neo4j password: give --password-file or set " + VARIABLE);
    }
    return new Password(text);
  }

  static Password fromFile(Path file) {
    try {
      return new Password(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read password file: " + file, e);
    }
  }

  /** Never the secret itself, for records end up in logs. */
  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
