package io.plumbline.standalone.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message lists all that is wrong with it. */
public final class ConfigException extends RuntimeException {
  private final transient List<ConfigProblem> problems;

  ConfigException(String source, List<ConfigProblem> problems) {
    super(
        "Cannot use the configuration of %s: %d problem%s%n%s"
            .formatted(
                source,
                problems.size(),
                problems.size() == 1 ? "" : "s",
                problems.stream()
                    .map(problem -> "  " + problem)
                    .collect(Collectors.joining(System.lineSeparator()))));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the settings. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
