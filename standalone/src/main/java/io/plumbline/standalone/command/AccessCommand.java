package io.plumbline.standalone.command;

import io.plumbline.connectors.access.AccessDecoders;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.model.Topics;
import io.plumbline.standalone.access.AccessReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code access}: who read what, from audit logs. */
@Command(
    name = "access",
    mixinStandardHelpOptions = true,
    description = "Reads audit logs: who read what.",
    synopsisSubcommandLabel = "COMMAND")
public final class AccessCommand {
  private static final String STANDARD_INPUT = "-";

  @Spec private CommandSpec spec;

  /** The formats that can be read, for help and completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return AccessDecoders.formats().iterator();
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Prints the accesses that an audit log tells, one JSON object a line.",
        "Records that cannot be read go to standard error, with the reason."
      },
      exitCodeListHeading = "Exit codes:%n",
      exitCodeList = {"0:the log was read to its end", "2:there is no such log, format or zone"},
      footerHeading = "%nExample:%n",
      footer = "  plumbline access decode --format hdfs --input hdfs-audit.log")
  int decode(
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              required = true,
              completionCandidates = Formats.class,
              description = "How the log is written: ${COMPLETION-CANDIDATES}.")
          String format,
      @Option(
              names = "--input",
              paramLabel = "FILE",
              defaultValue = STANDARD_INPUT,
              description = "The log, plain or gzip; standard input without it, or for -.")
          String input,
      @Option(
              names = "--zone",
              paramLabel = "ZONE",
              defaultValue = "UTC",
              description = "Zone of times that name none; default: ${DEFAULT-VALUE}.")
          ZoneId zone,
      @Option(
              names = "--namespace",
              paramLabel = "[SERVICE=]NAMESPACE",
              description =
                  "OpenLineage namespace of the store, such as hive://meta:9083: events then name"
                      + " datasets of the lineage graph. For Ranger one for each service.")
          List<String> namespaces)
      throws IOException {
    var decoder = AccessDecoders.of(format);
    var source =
        AccessSource.of(Topics.DEFAULT_TENANT, zone, namespaces == null ? List.of() : namespaces);
    var err = spec.commandLine().getErr();
    try (var log = open(input)) {
      var counts = AccessReading.read(decoder, source, log, spec.commandLine().getOut(), err);
      err.println(counts.text());
      err.flush();
    }
    return 0;
  }

  private static InputStream open(String input) throws IOException {
    if (input.equals(STANDARD_INPUT)) {
      return System.in;
    }
    try {
      return Files.newInputStream(Path.of(input));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("Cannot find the log: " + input, e);
    }
  }
}
