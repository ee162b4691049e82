package io.plumbline.standalone.command;

import io.plumbline.standalone.detect.Detection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code detect}: anomalies in series of numbers. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = {
      "Scores series of numbers: CSV files with the columns timestamp and value.",
      "Writes timestamp,value,anomaly_score,anomaly. A score lies between 0 and 1, means the same",
      "in every series, and knows of no later row."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every file was scored", "2:one could not be; see the problems"},
    footerHeading = "%nExample:%n",
    footer = "  plumbline detect --input series --output scores")
public final class DetectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "FILE|DIR",
      required = true,
      description = "A CSV file, or a folder with CSV files at any depth.")
  private Path input;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Where scores go, in the folders and under the names of the input.")
  private Path output;

  @Option(
      names = "--format",
      description = "How to print: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "TABLE")
  private Format format;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many files are scored at a time; default: the machine's cores.")
  private Integer threads;

  @Override
  public Integer call() throws IOException, InterruptedException {
    int workers =
        threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
    var detection = Detection.of(input, output, workers);
    try (var progress = RowProgressLine.start(detection::rowsRead, spec.commandLine().getErr())) {
      var result = detection.run();
      progress.end();
      var out = spec.commandLine().getOut();
      if (format == Format.JSON) {
        out.println(result.json());
      } else {
        result.text().forEach(out::println);
      }
      out.flush();
      return result.exitCode();
    }
  }
}
