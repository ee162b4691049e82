package io.plumbline.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rules}: what is in force, and changes to it. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists and changes the rules in force.",
    synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand {
  @Spec private CommandSpec spec;

  @Command(mixinStandardHelpOptions = true, description = "Lists the rules in force.")
  int list(@Mixin ClientOptions options) {
    options.print(
        spec.commandLine().getOut(), options.api().get("/v1/rules", Map.of()), Tables::rules);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Applies statements, all or none: rules, calendars, targets, policies, holds.")
  int apply(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "FILE", description = "File of statements, or - for standard input.")
          String file) {
    JsonNode changes =
        options.api().post("/v1/rules", Map.of(), "application/sql; charset=utf-8", text(file));
    options.print(spec.commandLine().getOut(), changes, Tables::ruleChanges);
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Drops a rule.")
  int drop(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "NAME", description = "Name of the rule.") String name) {
    var change = options.api().delete("/v1/rules/" + ApiClient.part(name));
    options.print(
        spec.commandLine().getOut(),
        change,
        one ->
            Table.of("RULE", "STATUS").row(one.path("name").asText(), one.path("status").asText()));
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Says in sentences what a rule does.")
  int explain(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "NAME", description = "Name of the rule.") String name) {
    var answer = options.api().get("/v1/rules/" + ApiClient.part(name) + "/explain", Map.of());
    var out = spec.commandLine().getOut();
    out.println(options.json() ? answer.toPrettyString() : answer.path("text").asText());
    out.flush();
    return 0;
  }

  private static String text(String file) {
    try {
      return file.equals("-")
          ? new String(System.in.readAllBytes(), UTF_8)
          : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read statements: " + file, e);
    }
  }
}
