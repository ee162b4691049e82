package io.plumbline.standalone.command;

import io.plumbline.standalone.check.Check;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code check}: rules on files. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Judges files by rules, without an engine.",
      "Column types come from CREATE TABLE in the rules, from the file (Parquet, Avro), or are inferred."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no rule of severity ERROR or above is violated",
      "1:one is",
      "2:rules or data are not as they should be; see the problems"
    },
    footerHeading = "%nExample:%n",
    footer = "  plumbline check --rules orders.sql --data dwh.orders=orders.ndjson")
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      required = true,
      description = "File of CREATE RULE and CREATE TABLE statements; may be given again.")
  private List<Path> rules;

  @Mixin private DataOptions options;

  @Override
  public Integer call() throws InterruptedException {
    var check = Check.of(rules, options.files(), options.threads(), System.currentTimeMillis());
    try (var progress = RowProgressLine.start(check::rowsRead, spec.commandLine().getErr())) {
      var result = check.run();
      progress.end();
      var out = spec.commandLine().getOut();
      if (options.json()) {
        out.println(result.json());
      } else {
        result.text().forEach(out::println);
      }
      out.flush();
      return result.exitCode();
    }
  }
}
