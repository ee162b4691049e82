package io.plumbline.standalone.command;

import io.plumbline.standalone.check.DataFile;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files a command reads, how, and how it prints what it finds. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "NAME=FILE",
      required = true,
      description = {
        "A dataset and its file: NDJSON, CSV, TSV, Parquet or Avro, by its ending;",
        "text may be gzipped. May be given again."
      })
  private List<String> data;

  @Option(
      names = "--format",
      description = "How to print: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
      defaultValue = "TABLE")
  private Format format;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads read and judge; default: the machine's cores.")
  private Integer threads;

  List<DataFile> files() {
    return data.stream().map(DataFile::parse).toList();
  }

  boolean json() {
    return format == Format.JSON;
  }

  int threads() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : Math.max(1, threads);
  }
}
