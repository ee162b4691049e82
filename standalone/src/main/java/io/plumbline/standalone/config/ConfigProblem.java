package io.plumbline.standalone.config;

/**
 * One thing wrong with the configuration.
 *
 * @param path the setting, such as {@code kafka.port}; with its variable where that gave the value
 */
public record ConfigProblem(String path, String message) {
  @Override
  public String toString() {
    return path + ": " + message;
  }
}
