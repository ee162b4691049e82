package io.plumbline.standalone;

import io.plumbline.standalone.client.ApiException;
import io.plumbline.standalone.command.AccessCommand;
import io.plumbline.standalone.command.AlertsCommand;
import io.plumbline.standalone.command.BacktestCommand;
import io.plumbline.standalone.command.CheckCommand;
import io.plumbline.standalone.command.DecisionsCommand;
import io.plumbline.standalone.command.DemoCommand;
import io.plumbline.standalone.command.DetectCommand;
import io.plumbline.standalone.command.EnforcementCommand;
import io.plumbline.standalone.command.IncidentsCommand;
import io.plumbline.standalone.command.LineageCommand;
import io.plumbline.standalone.command.PoliciesCommand;
import io.plumbline.standalone.command.ProfileCommand;
import io.plumbline.standalone.command.RulesCommand;
import io.plumbline.standalone.command.UpCommand;
import io.plumbline.standalone.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program behind {@code ./plumbline}. Exit codes: 0 done, 1 failed, 2 cannot be done so. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "Plumbline 0.1.0-SNAPSHOT",
    description = "Watches data pipelines, and says within seconds what is wrong.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      CheckCommand.class,
      ProfileCommand.class,
      BacktestCommand.class,
      DetectCommand.class,
      AccessCommand.class,
      RulesCommand.class,
      PoliciesCommand.class,
      IncidentsCommand.class,
      AlertsCommand.class,
      DecisionsCommand.class,
      EnforcementCommand.class,
      LineageCommand.class,
      GenerateCompletion.class
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:cannot be done as asked: wrong arguments, configuration or input"
    })
public final class Plumbline implements Runnable {
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Plumbline() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, as a terminal uses them. */
  static CommandLine commandLine() {
    return new CommandLine(new Plumbline())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Plumbline::explain);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Cannot do anything without a command");
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println(command.getColorScheme().errorText(message(failure)));
    // A client has no log; what an engine died of must be found in its own.
    if (System.getProperty(UpCommand.LOGS) != null) {
      Logger log = LoggerFactory.getLogger(Plumbline.class);
      log.error("Cannot go on", failure);
    }
    boolean badInput =
        failure instanceof ConfigException
            || failure instanceof IllegalArgumentException
            || (failure instanceof ApiException api && api.isBadInput());
    return badInput ? BAD_INPUT : FAILED;
  }

  private static String message(Throwable failure) {
    var text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    var cause = failure.getCause();
    boolean adds =
        cause != null && cause.getMessage() != null && !text.contains(cause.getMessage());
    return adds && !(failure instanceof ApiException)
        ? text + System.lineSeparator() + "  because: " + message(cause)
        : text;
  }
}
