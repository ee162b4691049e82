package io.plumbline.server;

import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.plumbline.server.api.AlertsApi;
import io.plumbline.server.api.DatasetsApi;
import io.plumbline.server.api.DecisionsApi;
import io.plumbline.server.api.GatesApi;
import io.plumbline.server.api.Graph;
import io.plumbline.server.api.Health;
import io.plumbline.server.api.IncidentsApi;
import io.plumbline.server.api.LineageApi;
import io.plumbline.server.api.ListsApi;
import io.plumbline.server.api.Pages;
import io.plumbline.server.api.Telemetry;
import io.plumbline.server.authorization.Guard;
import io.plumbline.server.gate.DecisionBook;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.JettySetup;
import io.plumbline.server.http.Problems;
import io.plumbline.server.http.ProjectJson;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.ingest.AccessIngest;
import io.plumbline.server.ingest.EventLog;
import io.plumbline.server.ingest.LineageIngest;
import io.plumbline.server.ingest.SamplesIngest;
import io.plumbline.server.rules.IncidentBook;
import io.plumbline.server.rules.PoliciesApi;
import io.plumbline.server.rules.RuleBook;
import io.plumbline.server.rules.RulesApi;
import io.plumbline.server.view.AlertView;
import io.plumbline.server.view.Database;
import io.plumbline.server.view.DeadLetterView;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.FindingView;
import io.plumbline.server.view.IncidentView;
import io.plumbline.server.view.JournalLog;
import io.plumbline.server.view.MetricView;
import io.plumbline.server.view.ReadModel;
import io.plumbline.server.view.RuleView;
import java.time.Clock;

/** What the server shows: every resource, and what each call passes through. */
record Surface(
    ServerConfig config,
    Database database,
    EventLog log,
    ReadModel model,
    Telemetry telemetry,
    Health health,
    Clock clock) {

  void install(JavalinConfig javalin) {
    JettySetup.install(javalin, config.host(), config.port(), config.limits().alertStreams());
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.prefer405over404 = true;
    javalin.http.compressionStrategy = CompressionStrategy.GZIP;
    javalin.jsonMapper(new ProjectJson());
    Problems.install(javalin);
    telemetry.register(javalin);
    var bodies = new Bodies(config.limits().bodiesInFlightBytes());
    javalin.routes.before(Surface::harden);
    javalin.routes.before(new Tokens(config.tokens(), Needs.openPaths())::check);
    new Guard(Needs.table(), config.authorizer(), clock, telemetry::denied)
        .register(javalin.routes);
    javalin.routes.after(bodies::release);
    ingest(javalin, bodies);
    questions(javalin, bodies);
    health.register(javalin.routes);
    Pages.register(javalin.routes);
  }

  private void ingest(JavalinConfig javalin, Bodies bodies) {
    new LineageIngest(log, bodies, config.limits()).register(javalin.routes);
    new SamplesIngest(log, bodies, config.limits(), clock).register(javalin.routes);
    new AccessIngest(log, bodies, config.limits(), config.accessLogs(), clock)
        .register(javalin.routes);
  }

  private void questions(JavalinConfig javalin, Bodies bodies) {
    var routes = javalin.routes;
    var graph = new Graph(config.lineage());
    var rules = new RuleView(database);
    var findings = new FindingView(database);
    var metrics = new MetricView(database);
    var incidents = new IncidentView(database);
    var decisions = new DecisionView(database);
    var statements = config.statements();
    var book = new RuleBook(log, model, rules, statements, clock);
    var incidentBook = new IncidentBook(log, incidents, clock);
    var limits = config.limits();
    var alerts = new AlertsApi(new AlertView(database), model.progress(), limits.alertStreams());
    telemetry.watch(alerts);
    alerts.register(routes);
    new RulesApi(book, incidentBook, rules, statements, bodies).register(routes);
    new ListsApi(findings, metrics, new DeadLetterView(database)).register(routes);
    new DecisionsApi(
            decisions,
            new DecisionBook(log, decisions, clock),
            new JournalLog(config.kafkaBootstrap()),
            bodies)
        .register(routes);
    new GatesApi(decisions, model.progress(), clock, limits.alertStreams()).register(routes);
    new PoliciesApi(rules, statements).register(routes);
    new IncidentsApi(incidents, findings, decisions, graph, incidentBook, bodies).register(routes);
    new DatasetsApi(graph, metrics, incidents, decisions, rules, statements, clock)
        .register(routes);
    new LineageApi(graph).register(routes);
  }

  private static void harden(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        .header("Cache-Control", "no-store");
  }
}
