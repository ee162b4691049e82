package io.plumbline.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The process: a Neo4j server that lives as long as its standard input is open, so that it never
 * outlives the parent that started it.
 */
@Command(
    name = "neo4j-server",
    mixinStandardHelpOptions = true,
    description = {
      "Serves a Neo4j Community database over Bolt on 127.0.0.1.",
      "Prints one line, READY bolt://127.0.0.1:PORT, when it accepts connections.",
      "Stops when its standard input is closed, or on SIGTERM."
    },
    exitCodeOnExecutionException = 1)
public final class Neo4jServer implements Callable<Integer> {
  @Option(
      names = "--home",
      required = true,
      description = "folder of the database; made if it is missing")
  private Path home;

  @Option(
      names = "--bolt-port",
      defaultValue = "0",
      description = "port to listen on; 0, the default, takes a free one")
  private int boltPort;

  @Option(
      names = "--password-file",
      description =
          "file that holds the password of user neo4j; without it the environment variable "
              + Password.VARIABLE
              + " is read")
  private Path passwordFile;

  private final InputStream parent = System.in;
  private final PrintStream out = new PrintStream(System.out, true, UTF_8);

  private Neo4jServer() {}

  public static void main(String[] args) {
    int code =
        new CommandLine(new Neo4jServer())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println(reason(failure));
                  return command.getCommandSpec().exitCodeOnExecutionException();
                })
            .execute(args);
    System.exit(code);
  }

  @Override
  public Integer call() throws IOException {
    var password = passwordFile == null ? Password.fromVariable() : Password.fromFile(passwordFile);
    try (var database = Database.start(home.toAbsolutePath().normalize(), boltPort, password)) {
      Runtime.getRuntime().addShutdownHook(new Thread(database::close, "stop-neo4j"));
      out.println("READY " + database.boltUri());
      awaitEnd(parent);
    }
    return 0;
  }

  private static void awaitEnd(InputStream input) throws IOException {
    var ignored = new byte[1024];
    int read = 0;
    while (read >= 0) {
      read = input.read(ignored);
    }
  }

  private static String reason(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return deepest == failure
        ? failure.getMessage()
        : failure.getMessage() + " (" + deepest.getMessage() + ")";
  }
}
