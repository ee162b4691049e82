package io.plumbline.standalone.wiring;

import io.plumbline.connectors.target.WebhookTarget;
import io.plumbline.jobs.JobConfig;
import io.plumbline.jobs.PipelineJob;
import io.plumbline.jobs.TableJob;
import io.plumbline.jobs.table.TableScript;
import io.plumbline.jobs.table.TableTrouble;
import io.plumbline.lineage.LineageConnection;
import io.plumbline.lineage.LineageReader;
import io.plumbline.lineage.Neo4jLineageReader;
import io.plumbline.ranger.authorization.Authorizer;
import io.plumbline.ranger.authorization.RangerAuthorizer;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.server.PlumblineServer;
import io.plumbline.server.ServerConfig;
import io.plumbline.server.rules.SqlStatements;
import io.plumbline.sql.CreateTable;
import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.engine.Endpoints;
import io.plumbline.standalone.engine.Parts;
import io.plumbline.standalone.engine.Pipeline;
import io.plumbline.standalone.engine.SideJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The pipeline of {@code jobs}, the enforcer of {@code enforcement} and the {@code server}. */
public final class EngineParts implements Parts {
  @Override
  public Pipeline pipeline(Endpoints endpoints) {
    var jobs = endpoints.config().jobs();
    var config =
        new JobConfig(
            endpoints.bootstrap(),
            endpoints.graphUri(),
            endpoints.graphUser(),
            endpoints.graphPassword().text(),
            jobs.disorder(),
            jobs.idleness(),
            jobs.hold(),
            endpoints.config().webhook() == null ? "" : WebhookTarget.NAME,
            incidents(endpoints.config().incidents()));
    return environment -> PipelineJob.define(environment, config);
  }

  @Override
  public List<SideJob> sides(Endpoints endpoints, Consumer<String> warn) {
    var script = TableScript.read(tables(endpoints.config().jobs().tables()));
    script
        .problems()
        .forEach(
            problem -> {
              TableTrouble.report(
                  endpoints.bootstrap(), "(jobs.tables)", "TABLE_REJECTED", problem);
              warn.accept(problem);
            });
    return script.tables().stream().map(table -> side(table, endpoints.bootstrap(), warn)).toList();
  }

  private static SideJob side(CreateTable table, String bootstrap, Consumer<String> warn) {
    return new SideJob(
        TableJob.name(table),
        environment -> TableJob.define(environment, bootstrap, table),
        (trouble, reason) -> {
          TableTrouble.report(bootstrap, table.name(), "TABLE_" + trouble, reason);
          warn.accept("Cannot read table %s: %s".formatted(table.name(), reason));
        });
  }

  @Override
  public AutoCloseable enforcer(Endpoints endpoints) {
    return ActingParts.start(endpoints, lineage(endpoints));
  }

  private static LineageReader lineage(Endpoints endpoints) {
    return Neo4jLineageReader.open(
        new LineageConnection(
            endpoints.graphUri(), endpoints.graphUser(), endpoints.graphPassword().text()));
  }

  @Override
  public RunningServer server(Endpoints endpoints) {
    var lineage = lineage(endpoints);
    try {
      var authorizer = Callers.authorizer(endpoints);
      try {
        var server = PlumblineServer.start(config(endpoints, lineage, authorizer));
        return new Served(server, lineage, authorizer);
      } catch (RuntimeException e) {
        authorizer.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lineage.close();
      throw e;
    }
  }

  private record Served(PlumblineServer server, LineageReader lineage, RangerAuthorizer authorizer)
      implements RunningServer {
    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void close() {
      server.close();
      authorizer.close();
      lineage.close();
    }
  }

  private static ServerConfig config(
      Endpoints endpoints, LineageReader lineage, Authorizer authorizer) {
    var http = endpoints.config().http();
    var url =
        http.jdbcUrl() == null
            ? "jdbc:h2:file:" + endpoints.folder().resolve("view")
            : http.jdbcUrl();
    return new ServerConfig(
        endpoints.httpHost(),
        endpoints.httpPort(),
        endpoints.bootstrap(),
        url,
        http.jdbcUser() == null ? "sa" : http.jdbcUser(),
        http.jdbcPassword() == null ? "" : http.jdbcPassword().text(),
        Callers.tokens(endpoints),
        authorizer,
        lineage,
        new SqlStatements(lineage),
        new DecodedAccessLogs(),
        null);
  }

  private static IncidentPolicy incidents(PlumblineConfig.Incidents incidents) {
    return new IncidentPolicy(
        incidents.remindAfter(),
        incidents.remindAtMost(),
        incidents.flapOpenings(),
        incidents.flapWithin(),
        incidents.calm());
  }

  private static String tables(Path file) {
    try {
      return file == null ? "" : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the tables of jobs.tables: " + file, e);
    }
  }

  /** Where alerts are posted. */
  static WebhookTarget.Config webhook(PlumblineConfig.Webhook webhook) {
    var config =
        WebhookTarget.Config.of(webhook.url(), webhook.secret().text())
            .withAllowedHosts(webhook.allowedHosts());
    return webhook.allowLoopback() ? config.withLoopback() : config;
  }
}
