package io.plumbline.server.rules;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.StatementKind;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.RuleView;
import java.util.List;
import java.util.function.Function;

/** Policies, targets and holds over HTTP, as they are; statements change them. */
public final class PoliciesApi {

  private final Definitions definitions;

  public PoliciesApi(RuleView rules, StatementCompiler compiler) {
    this.definitions = new Definitions(rules, compiler);
  }

  public void register(RoutesConfig routes) {
    routes.get(
        "/v1/policies",
        ctx ->
            list(
                ctx,
                definitions.policies(Tokens.tenant(ctx)),
                StatementKind.POLICY,
                KeptPolicy::name));
    routes.get(
        "/v1/targets",
        ctx ->
            list(
                ctx,
                definitions.targets(Tokens.tenant(ctx)),
                StatementKind.TARGET,
                KeptTarget::name));
    routes.get(
        "/v1/holds",
        ctx ->
            list(
                ctx, definitions.holds(Tokens.tenant(ctx)), StatementKind.HOLD, HeldDataset::name));
  }

  private static <T> void list(
      Context ctx, List<T> items, StatementKind kind, Function<T, String> name) {
    ctx.json(Rights.of(ctx).list(items, item -> Defined.of(kind, name.apply(item))));
  }
}
