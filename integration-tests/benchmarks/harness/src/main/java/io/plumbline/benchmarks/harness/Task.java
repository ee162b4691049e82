package io.plumbline.benchmarks.harness;

import java.nio.file.Path;
import java.util.List;

/**
 * What a peer is asked to do.
 *
 * @param file lineitem in that format
 * @param passes how often, in one process, reading included each time
 */
public record Task(Format format, Variant variant, Path file, int passes) {
  /**
   * Reads the arguments of a peer's main.
   *
   * @throws IllegalArgumentException unless there are a format, a variant, a file and a number
   */
  public static Task of(String... arguments) {
    if (arguments.length != 4) {
      throw new IllegalArgumentException(
          "Cannot read arguments: %s; give FORMAT VARIANT FILE PASSES"
              .formatted(List.of(arguments)));
    }
    return new Task(
        Format.of(arguments[0]),
        Variant.of(arguments[1]),
        Path.of(arguments[2]),
        Integer.parseInt(arguments[3]));
  }

  /** As {@link #of} reads it. */
  public List<String> arguments() {
    return List.of(format.text(), variant.text(), file.toString(), Integer.toString(passes));
  }
}
