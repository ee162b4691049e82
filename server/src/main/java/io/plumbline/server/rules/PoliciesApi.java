package io.plumbline.server.rules;

import io.javalin.config.RoutesConfig;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.RuleView;
import java.util.Map;

/** Policies, targets and holds over HTTP, as they are; statements change them. */
public final class PoliciesApi {

  private final Definitions definitions;

  public PoliciesApi(RuleView rules, StatementCompiler compiler) {
    this.definitions = new Definitions(rules, compiler);
  }

  public void register(RoutesConfig routes) {
    routes.get(
        "/v1/policies", ctx -> ctx.json(Map.of("items", definitions.policies(Tokens.tenant(ctx)))));
    routes.get(
        "/v1/targets", ctx -> ctx.json(Map.of("items", definitions.targets(Tokens.tenant(ctx)))));
    routes.get(
        "/v1/holds", ctx -> ctx.json(Map.of("items", definitions.holds(Tokens.tenant(ctx)))));
  }
}
