package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.server.Limits;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.ingest.AccessLogs.Origin;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Audit logs as they are posted: decoded, appended as access events, and what cannot be read as
 * dead letters. The same records again give the same ids.
 */
public final class AccessIngest {

  private final EventLog log;
  private final Bodies bodies;
  private final Limits limits;
  private final AccessLogs logs;
  private final Clock clock;

  public AccessIngest(EventLog log, Bodies bodies, Limits limits, AccessLogs logs, Clock clock) {
    this.log = log;
    this.bodies = bodies;
    this.limits = limits;
    this.logs = logs;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.post("/v1/access-events", this::post);
  }

  private void post(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var origin = new Origin(tenant, format(ctx), zone(ctx), ctx.queryParams("namespace"));
    var text = new String(bodies.read(ctx, limits.samplesBytes()), UTF_8);
    var appends = new AccessAppends(log, tenant, clock.millis());
    logs.read(origin, text, appends);
    var answer = appends.finish();
    ctx.status(answer.rejected() == 0 ? 201 : 207).json(answer);
  }

  private String format(Context ctx) {
    var format = Params.text(ctx, "format");
    if (format == null || !logs.formats().contains(format)) {
      throw ProblemException.badRequest(
          "Cannot tell how to read the log: write format as one of "
              + String.join(", ", logs.formats()));
    }
    return format;
  }

  private static ZoneId zone(Context ctx) {
    var zone = Params.text(ctx, "zone");
    try {
      return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest(
          "Cannot read parameter zone; write a zone such as Europe/Paris or +02:00");
    }
  }
}
