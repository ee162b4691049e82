package io.plumbline.server.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.LikeMatcher;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.rules.Statement.AckIncident;
import io.plumbline.server.rules.Statement.Describe;
import io.plumbline.server.rules.Statement.Drop;
import io.plumbline.server.rules.Statement.ExplainPolicy;
import io.plumbline.server.rules.Statement.ExplainRule;
import io.plumbline.server.rules.Statement.Show;
import io.plumbline.server.rules.Statement.ShowRuleHistory;
import io.plumbline.server.view.RuleView;
import io.plumbline.sql.ExplainRule.Aspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules over HTTP: changed by statements, read as they are. */
public final class RulesApi {

  private static final int MOST_BYTES = 1 << 20;

  private final RuleBook book;
  private final IncidentBook incidents;
  private final RuleView rules;
  private final StatementCompiler compiler;
  private final Bodies bodies;
  private final Definitions definitions;

  public RulesApi(
      RuleBook book,
      IncidentBook incidents,
      RuleView rules,
      StatementCompiler compiler,
      Bodies bodies) {
    this.book = book;
    this.incidents = incidents;
    this.rules = rules;
    this.compiler = compiler;
    this.bodies = bodies;
    this.definitions = new Definitions(rules, compiler);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/rules", this::list);
    routes.post("/v1/rules", this::change);
    routes.get("/v1/rules/{name}", this::one);
    routes.delete("/v1/rules/{name}", this::drop);
    routes.get("/v1/rules/{name}/explain", this::explain);
    routes.post("/v1/sql", this::execute);
  }

  private void list(Context ctx) {
    ctx.json(Rights.of(ctx).list(rules.active(Tokens.tenant(ctx)), Defined::of));
  }

  private void change(Context ctx) {
    var statements = statements(ctx);
    if (!statements.stream().allMatch(Statement::isChange)) {
      throw ProblemException.unprocessable(
          "Cannot take other statements here than those that change something; send questions to"
              + " /v1/sql");
    }
    ctx.status(201).json(book.apply(statements, Rights.of(ctx)));
  }

  private void one(Context ctx) {
    var versions = versions(Tokens.tenant(ctx), ctx.pathParam("name"));
    var latest = versions.get(0);
    var rule = new LinkedHashMap<String, Object>();
    rule.put("name", latest.name());
    rule.put("version", latest.version());
    rule.put("text", latest.text());
    rule.put("dropped", latest.dropped());
    rule.put("by", latest.by());
    rule.put("atMillis", latest.atMillis());
    rule.put("history", versions);
    ctx.json(rule);
  }

  private void drop(Context ctx) {
    var statement = new Drop(StatementKind.RULE, ctx.pathParam("name"), false);
    ctx.json(book.apply(List.of(statement), Rights.of(ctx)).get(0));
  }

  private void explain(Context ctx) {
    var rule = active(Tokens.tenant(ctx), ctx.pathParam("name"));
    var text = explanation(rule, aspect(ctx), Rights.of(ctx));
    ctx.json(Map.of("name", rule.name(), "version", rule.version(), "text", text));
  }

  private static Aspect aspect(Context ctx) {
    var name = ctx.queryParam("aspect");
    try {
      return name == null ? Aspect.MEANING : Aspect.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(
          "Cannot explain aspect " + name + ": it is one of meaning, plan, state, cost");
    }
  }

  private void execute(Context ctx) {
    var rights = Rights.of(ctx);
    var statements = statements(ctx);
    StatementNeeds.require(statements, rights);
    var results = new ArrayList<Map<String, Object>>();
    var changes = new ArrayList<Statement>();
    for (var statement : statements) {
      if (statement.isChange()) {
        changes.add(statement);
      } else {
        // A question sees what the statements before it changed.
        apply(changes, rights, results);
        results.add(answer(rights, statement));
      }
    }
    apply(changes, rights, results);
    ctx.json(Map.of("results", results));
  }

  private void apply(List<Statement> changes, Rights rights, List<Map<String, Object>> results) {
    if (!changes.isEmpty()) {
      book.apply(changes, rights).forEach(change -> results.add(Map.of("change", change)));
      changes.clear();
    }
  }

  private Map<String, Object> answer(Rights rights, Statement statement) {
    var tenant = rights.tenant();
    if (statement instanceof AckIncident ack) {
      return Map.of("incident", incidents.acknowledge(ack, rights));
    }
    if (statement instanceof ExplainRule explain) {
      return Map.of("text", explanation(active(tenant, explain.name()), explain.aspect(), rights));
    }
    if (statement instanceof ExplainPolicy explain) {
      return Map.of("text", definitions.explain(tenant, explain.name()));
    }
    if (statement instanceof Describe describe) {
      return describe.kind() == StatementKind.RULE
          ? description(active(tenant, describe.name()))
          : definitions.describe(tenant, describe);
    }
    if (statement instanceof ShowRuleHistory history) {
      return history(tenant, history.name());
    }
    var show = (Show) statement;
    return show.kind() == StatementKind.RULE ? list(rights, show) : definitions.show(rights, show);
  }

  private Map<String, Object> list(Rights rights, Show show) {
    var rows =
        rights.readable(rules.active(rights.tenant()), Defined::of).stream()
            .filter(
                rule ->
                    show.like().isEmpty() || LikeMatcher.OF_NAMES.matches(rule.name(), show.like()))
            .filter(rule -> show.target() == null || isOn(rule, show.target().sql()))
            .map(rule -> List.of(rule.name(), rule.version(), rule.text()))
            .toList();
    return Map.of("columns", List.of("name", "version", "text"), "rows", rows);
  }

  private Map<String, Object> description(RuleText rule) {
    return Definitions.rows(compiler.describe(compiled(rule, "describe")), rule);
  }

  private Map<String, Object> history(String tenant, String name) {
    var versions = versions(tenant, name);
    var rows =
        versions.stream()
            .map(
                version ->
                    List.of(
                        version.version(),
                        version.by(),
                        version.atMillis(),
                        version.dropped(),
                        version.text()))
            .toList();
    return Map.of("columns", List.of("version", "by", "atMillis", "dropped", "text"), "rows", rows);
  }

  private boolean isOn(RuleText rule, String target) {
    return ifCompiled(rule).filter(on -> on.target().sql().equals(target)).isPresent();
  }

  /** Nothing for a rule that an older release kept, whose language this one no longer reads. */
  private Optional<Rule> ifCompiled(RuleText rule) {
    try {
      return Optional.of(compiler.compile(rule));
    } catch (RuleRejectedException e) {
      return Optional.empty();
    }
  }

  private String explanation(RuleText text, Aspect aspect, Rights rights) {
    var rule = compiled(text, "explain");
    var others =
        aspect == Aspect.COST
            ? rights.readable(rules.active(text.tenant()), Defined::of).stream()
                .map(this::ifCompiled)
                .flatMap(Optional::stream)
                .toList()
            : List.<Rule>of();
    return compiler.explain(text.tenant(), rule, aspect, others);
  }

  private Rule compiled(RuleText rule, String toDoWhat) {
    try {
      return compiler.compile(rule);
    } catch (RuleRejectedException e) {
      throw rejected(
          "Cannot %s rule %s: it does not compile".formatted(toDoWhat, rule.name()), e.problems());
    }
  }

  /** Of rules alone: what is kept beside them under such names needs other rights. */
  private List<RuleText> versions(String tenant, String name) {
    var versions =
        rules.versions(tenant, name).stream()
            .filter(text -> text.kind() == StatementKind.RULE)
            .toList();
    if (versions.isEmpty()) {
      throw missing(name);
    }
    return versions;
  }

  private RuleText active(String tenant, String name) {
    return rules.active(tenant).stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing(name));
  }

  private List<Statement> statements(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var script = compiler.check(tenant, text(ctx), definitions.names(tenant));
    if (!script.problems().isEmpty()) {
      throw rejected("Cannot apply the statements; nothing was changed", script.problems());
    }
    if (script.statements().isEmpty()) {
      throw ProblemException.unprocessable("Cannot find a statement in the text");
    }
    return script.statements();
  }

  private String text(Context ctx) {
    var body = new String(bodies.read(ctx, MOST_BYTES), UTF_8);
    var type = ctx.contentType();
    if (type == null || !type.startsWith("application/json")) {
      return body;
    }
    try {
      var sql = Json.mapper().readTree(body).get("sql");
      if (sql == null || !sql.isTextual()) {
        throw ProblemException.badRequest("Cannot find the text: send {\"sql\": \"...\"}");
      }
      return sql.textValue();
    } catch (JsonProcessingException e) {
      throw ProblemException.badRequest("Cannot read the body as JSON: " + e.getOriginalMessage());
    }
  }

  private static ProblemException rejected(String detail, List<?> problems) {
    return ProblemException.unprocessable(detail).with("problems", problems);
  }

  private static ProblemException missing(String name) {
    return ProblemException.notFound("Cannot find rule: " + name + "; GET /v1/rules lists all");
  }
}
