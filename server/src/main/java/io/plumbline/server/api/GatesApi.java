package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.server.gate.Gate;
import io.plumbline.server.gate.GateAnswer;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.ServerSentEvents;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gates: whether readers of a dataset may go on, asked once or watched. Answers come from the
 * decisions alone: a scheduler must not wait for the lineage store.
 */
public final class GatesApi {
  private static final Logger LOG = LoggerFactory.getLogger(GatesApi.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final DecisionView decisions;
  private final Progress progress;
  private final Clock clock;
  private final Semaphore streams;
  private final int mostStreams;

  public GatesApi(DecisionView decisions, Progress progress, Clock clock, int mostStreams) {
    this.decisions = decisions;
    this.progress = progress;
    this.clock = clock;
    this.mostStreams = mostStreams;
    this.streams = new Semaphore(mostStreams);
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/gates/{dataset}/{partition}", this::ask);
    routes.get("/v1/gates/{dataset}/{partition}/stream", this::watch);
  }

  private void ask(Context ctx) {
    ctx.json(answer(ctx));
  }

  private GateAnswer answer(Context ctx) {
    var inForce = decisions.inForce(Tokens.tenant(ctx), ctx.pathParam("dataset"));
    return Gate.of(inForce, ctx.pathParam("partition"), clock.millis());
  }

  private void watch(Context ctx) throws IOException, InterruptedException {
    if (!streams.tryAcquire()) {
      throw ProblemException.unavailable(
          "Cannot watch more than " + mostStreams + " gates; close one, or ask from time to time");
    }
    try {
      send(ctx, ServerSentEvents.open(ctx));
    } finally {
      streams.release();
    }
  }

  /** The answer now, and each that differs from the one before it. */
  private void send(Context ctx, ServerSentEvents out) throws InterruptedException {
    try {
      GateAnswer last = null;
      while (!progress.closed()) {
        long decided = progress.moves(Topics.DECISIONS);
        var answer = answer(ctx);
        if (answer.equals(last)) {
          out.beat();
        } else {
          out.write(event(answer));
        }
        last = answer;
        progress.awaitMove(Topics.DECISIONS, decided, untilItChanges(answer));
      }
    } catch (IOException e) {
      // Not a failure: that a receiver went away shows when it is written to.
      LOG.debug("A watch of a gate ended", e);
    }
  }

  /** A hold ends by time, too, and approvals and switches come as outcomes: look again soon. */
  private Duration untilItChanges(GateAnswer answer) {
    if (answer.expiresAtMillis() == null) {
      return HEARTBEAT;
    }
    var left = Duration.ofMillis(Math.max(1, answer.expiresAtMillis() - clock.millis()));
    return left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT;
  }

  private static String event(GateAnswer answer) {
    return "event: gate\ndata: " + Json.write(answer) + "\n\n";
  }
}
