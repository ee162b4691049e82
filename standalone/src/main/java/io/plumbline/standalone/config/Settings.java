package io.plumbline.standalone.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Typed settings out of a tree of values, each overridden by its variable: {@code kafka.port} by
 * {@code PLUMBLINE_KAFKA_PORT}. It notes every problem and goes on, so that all are told at once.
 */
final class Settings {
  private static final String PREFIX = "PLUMBLINE_";

  private record Value(String text, String from) {}

  private final String source;
  private final JsonNode root;
  private final Map<String, String> environment;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final TreeSet<String> known = new TreeSet<>();

  Settings(String source, JsonNode root, Map<String, String> environment) {
    this.source = source;
    this.root = root;
    this.environment = environment;
  }

  /** What the file has below a path, by name. */
  List<String> names(String path) {
    var names = new ArrayList<String>();
    root.at("/" + path.replace('.', '/')).fieldNames().forEachRemaining(names::add);
    return names;
  }

  String text(String path, String fallback) {
    var value = value(path);
    return value == null ? fallback : value.text();
  }

  int number(String path, int fallback, int least, int most) {
    var value = value(path);
    if (value == null) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a number out of bounds is.
    }
    wrong(value, "not a whole number from %d to %d: %s".formatted(least, most, value.text()));
    return fallback;
  }

  boolean flag(String path, boolean fallback) {
    var value = value(path);
    if (value == null) {
      return fallback;
    }
    switch (value.text().strip().toLowerCase(Locale.ROOT)) {
      case "true" -> {
        return true;
      }
      case "false" -> {
        return false;
      }
      default -> {
        wrong(value, "neither true nor false: " + value.text());
        return fallback;
      }
    }
  }

  Duration duration(String path, Duration fallback, Duration least) {
    var value = value(path);
    if (value == null) {
      return fallback;
    }
    try {
      var duration = Duration.parse(value.text().toUpperCase(Locale.ROOT));
      if (duration.compareTo(least) >= 0) {
        return duration;
      }
      wrong(value, "shorter than %s: %s".formatted(least, value.text()));
    } catch (DateTimeParseException e) {
      wrong(value, "not a duration such as PT5S or P30D: " + value.text());
    }
    return fallback;
  }

  /** The secret that {@code path.file} or {@code path.variable} points to, or null. */
  Secret secret(String path) {
    var file = value(path + ".file");
    var variable = value(path + ".variable");
    if (file != null && variable != null) {
      wrong(file, "given beside " + path + ".variable; give one of them");
    } else if (file != null) {
      return ofFile(file);
    } else if (variable != null) {
      var text = environment.get(variable.text());
      if (text != null && !text.isBlank()) {
        return new Secret(text.strip());
      }
      wrong(variable, "the environment has no variable " + variable.text());
    }
    return null;
  }

  void wrong(String path, String message) {
    problems.add(new ConfigProblem(path, message));
  }

  /**
   * @throws ConfigException if there was any problem, unknown settings included
   */
  void finish() {
    findUnknown("", root);
    if (!problems.isEmpty()) {
      throw new ConfigException(source, problems);
    }
  }

  private Secret ofFile(Value file) {
    try {
      var text = Files.readString(Path.of(file.text())).strip();
      if (!text.isEmpty()) {
        return new Secret(text);
      }
      wrong(file, "the file is empty: " + file.text());
    } catch (IOException e) {
      wrong(file, "cannot read the file: " + file.text());
    }
    return null;
  }

  private void wrong(Value value, String message) {
    wrong(value.from(), message);
  }

  private Value value(String path) {
    known.add(path);
    var variable = PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    var override = environment.get(variable);
    if (override != null && !override.isBlank()) {
      return new Value(override.strip(), path + " (" + variable + ")");
    }
    var node = root.at("/" + path.replace('.', '/'));
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (node.isContainerNode()) {
      wrong(path, "not a single value");
      return null;
    }
    return new Value(node.asText().strip(), path);
  }

  private void findUnknown(String prefix, JsonNode node) {
    if (!node.isObject()) {
      if (!known.contains(prefix) && !node.isNull() && !node.isMissingNode()) {
        wrong(prefix.isEmpty() ? "(root)" : prefix, "unknown setting; known: " + known);
      }
      return;
    }
    node.properties()
        .forEach(
            field ->
                findUnknown(
                    prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                    field.getValue()));
  }
}
