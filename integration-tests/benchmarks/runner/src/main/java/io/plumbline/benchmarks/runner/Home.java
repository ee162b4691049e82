package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Format;
import java.nio.file.Path;

/**
 * Where things lie.
 *
 * @param folder integration-tests/benchmarks
 */
record Home(Path folder) {
  /** The one folder that is written to, beside logs and results next to it. */
  Path data() {
    return folder.resolve("target/data");
  }

  Path logs() {
    return folder.resolve("target/logs");
  }

  Path results() {
    return folder.resolve("target/results.json");
  }

  /** Lineitem of a scale in a format. */
  Path lineitem(double scale, Format format) {
    return data().resolve("lineitem-%s.%s".formatted(scale, format.text()));
  }

  /** What must be found in lineitem of a scale. */
  Path reference(double scale) {
    return data().resolve("lineitem-%s.reference.json".formatted(scale));
  }

  /** The workload's rules, written by hand. */
  Path rules() {
    return folder.resolve("lineitem.sql");
  }

  /** Classes and libraries of a module of the benchmarks, as Java takes them. */
  String classPath(String module) {
    var target = folder.resolve(module).resolve("target");
    return target.resolve("classes") + ":" + target.resolve("lib") + "/*";
  }

  /** The program of a user, which builds Plumbline when it has to. */
  Path plumbline() {
    return folder.resolve("../../plumbline").normalize();
  }
}
