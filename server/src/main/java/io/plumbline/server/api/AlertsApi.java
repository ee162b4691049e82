package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.ServerSentEvents;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.AlertCursor;
import io.plumbline.server.view.AlertView;
import io.plumbline.server.view.Page;
import io.plumbline.server.view.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts in the order of their log: page by page, or as server-sent events as they come. An event's
 * id is the position after it, so that a stream that broke goes on where it ended.
 */
public final class AlertsApi {

  private static final Logger LOG = LoggerFactory.getLogger(AlertsApi.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final int BATCH = 100;

  private final AlertView alerts;
  private final Progress progress;
  private final Semaphore streams;
  private final int mostStreams;

  public AlertsApi(AlertView alerts, Progress progress, int mostStreams) {
    this.alerts = alerts;
    this.progress = progress;
    this.mostStreams = mostStreams;
    this.streams = new Semaphore(mostStreams);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/alerts", this::page);
    routes.get("/v1/alerts/stream", this::stream);
  }

  /** Streams that are open. */
  public int open() {
    return mostStreams - streams.availablePermits();
  }

  private void page(Context ctx) {
    var after = Params.text(ctx, "after");
    var cursor = after == null ? alerts.start() : alerts.resume(after);
    var found = alerts.after(Tokens.tenant(ctx), cursor, ListsApi.limit(ctx));
    var next = found.isEmpty() ? cursor : found.get(found.size() - 1).cursor();
    var page = new Page<>(found.stream().map(AlertView.Positioned::alert).toList(), next.text());
    ctx.json(Rights.of(ctx).page(page, alert -> Resource.of(alert.incident())));
  }

  private void stream(Context ctx) throws IOException, InterruptedException {
    var cursor = cursor(ctx);
    if (!streams.tryAcquire()) {
      throw ProblemException.unavailable(
          "Cannot open more than " + mostStreams + " alert streams; close one");
    }
    try {
      send(ServerSentEvents.open(ctx), Rights.of(ctx), cursor);
    } finally {
      streams.release();
    }
  }

  private AlertCursor cursor(Context ctx) {
    var last = ctx.header("Last-Event-ID");
    if (last == null || last.isBlank()) {
      last = Params.text(ctx, "after");
    }
    return last == null ? alerts.end() : alerts.resume(last.strip());
  }

  private void send(ServerSentEvents out, Rights rights, AlertCursor start)
      throws InterruptedException {
    try {
      // An id without data sets where a receiver resumes, even if nothing comes before it breaks.
      out.write("retry: 2000\nid: " + start.text() + "\n\n");
      var cursor = start;
      long written = System.nanoTime();
      while (!progress.closed()) {
        long seen = progress.moves(Topics.ALERTS);
        var batch = alerts.after(rights.tenant(), cursor, BATCH);
        var quiet = Duration.ofNanos(System.nanoTime() - written);
        if (!batch.isEmpty()) {
          // Asked for each one as it is sent: a right that was taken away ends an open stream, too.
          out.write(events(rights.readable(batch, AlertsApi::about)));
          cursor = batch.get(batch.size() - 1).cursor();
          written = System.nanoTime();
        } else if (quiet.compareTo(HEARTBEAT) >= 0) {
          out.beat();
          written = System.nanoTime();
        } else {
          progress.awaitMove(Topics.ALERTS, seen, HEARTBEAT.minus(quiet));
        }
      }
    } catch (IOException e) {
      // Not a failure: that a receiver went away shows when it is written to.
      LOG.debug("An alert stream ended", e);
    }
  }

  private static Resource about(AlertView.Positioned each) {
    return Resource.of(each.alert().incident());
  }

  private static String events(List<AlertView.Positioned> batch) {
    var text = new StringBuilder();
    for (var each : batch) {
      text.append("id: ").append(each.cursor().text()).append("\nevent: alert\ndata: ");
      text.append(Json.write(each.alert())).append("\n\n");
    }
    return text.toString();
  }
}
