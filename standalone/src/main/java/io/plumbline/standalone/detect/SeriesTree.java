package io.plumbline.standalone.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files to score and where their scores go: the output has the folders of the input.
 *
 * @param root folder of the input
 * @param files relative to it, in order of their names
 */
record SeriesTree(Path root, List<Path> files, Path output) {
  private static final String ENDING = ".csv";

  /**
   * Finds the files.
   *
   * @throws IllegalArgumentException if there is none, or scores would fall among the series
   * @throws IOException if a folder cannot be read
   */
  static SeriesTree of(Path input, Path output) throws IOException {
    if (Files.isDirectory(input)) {
      if (absolute(output).startsWith(absolute(input))) {
        throw new IllegalArgumentException(
            "Cannot write scores to "
                + output
                + ": it lies within the input, and the next run would take them for series; name"
                + " another folder");
      }
      return new SeriesTree(input, within(input), output);
    }
    if (!Files.exists(input)) {
      throw new IllegalArgumentException("Cannot read " + input + ": there is no such file");
    }
    var folder = absolute(input).getParent();
    if (absolute(output).equals(folder)) {
      throw new IllegalArgumentException(
          "Cannot write scores to "
              + output
              + ": they would replace the series itself; name another folder");
    }
    return new SeriesTree(folder, List.of(input.getFileName()), output);
  }

  private static List<Path> within(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      var found =
          all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING))
              .filter(Files::isRegularFile)
              .map(folder::relativize)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "Cannot score " + folder + ": there is no file in it whose name ends with " + ENDING);
      }
      return found;
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  Path from(Path file) {
    return root.resolve(file);
  }

  Path to(Path file) {
    return output.resolve(file);
  }
}
