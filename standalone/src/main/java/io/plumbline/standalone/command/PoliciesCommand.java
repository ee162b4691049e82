package io.plumbline.standalone.command;

import io.plumbline.sql.expression.Identifiers;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policies}: what is done when something happens to data, by which targets. */
@Command(
    name = "policies",
    mixinStandardHelpOptions = true,
    description = "Lists the policies in force; 'rules apply' changes them.")
public final class PoliciesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options;

  @Override
  public Integer call() {
    return list(options);
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists the policies in force.")
  int list(@Mixin ClientOptions options) {
    options.print(
        spec.commandLine().getOut(), options.api().get("/v1/policies", Map.of()), Tables::policies);
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists where decisions take effect.")
  int targets(@Mixin ClientOptions options) {
    options.print(
        spec.commandLine().getOut(), options.api().get("/v1/targets", Map.of()), Tables::targets);
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Lists the datasets that cases hold.")
  int holds(@Mixin ClientOptions options) {
    options.print(
        spec.commandLine().getOut(), options.api().get("/v1/holds", Map.of()), Tables::holds);
    return 0;
  }

  @Command(mixinStandardHelpOptions = true, description = "Says in sentences what a policy does.")
  int explain(
      @Mixin ClientOptions options,
      @Parameters(paramLabel = "NAME", description = "Name of the policy.") String name) {
    var question = "EXPLAIN POLICY " + Identifiers.simple(name);
    var answer =
        options
            .api()
            .post("/v1/sql", Map.of(), "application/sql; charset=utf-8", question)
            .path("results")
            .path(0);
    var out = spec.commandLine().getOut();
    out.println(options.json() ? answer.toPrettyString() : answer.path("text").asText());
    out.flush();
    return 0;
  }
}
