package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
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
import java.util.List;
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

  /**
   * An answer, and what one needs a right on to hear it: each dataset that has a say in it, for a
   * text can mean several.
   */
  private record Seen(List<Subject> of, GateAnswer answer) {
    GateAnswer answer(Rights rights) {
      of.forEach(rights::require);
      return answer;
    }

    boolean isReadable(Rights rights) {
      return of.stream().allMatch(each -> rights.mayRead(each.resource()));
    }
  }

  private void ask(Context ctx) {
    ctx.json(look(ctx).answer(Rights.of(ctx)));
  }

  private Seen look(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var text = ctx.pathParam("dataset");
    var inForce = decisions.inForce(tenant, text);
    var of =
        inForce.stream()
            .map(decision -> new Subject(Resource.of(decision.dataset()), text))
            .distinct()
            .toList();
    return new Seen(
        of.isEmpty() ? List.of(Subject.unknownDataset(tenant, text)) : of,
        Gate.of(inForce, ctx.pathParam("partition"), clock.millis()));
  }

  private void watch(Context ctx) throws IOException, InterruptedException {
    if (!streams.tryAcquire()) {
      throw ProblemException.unavailable(
          "Cannot watch more than " + mostStreams + " gates; close one, or ask from time to time");
    }
    try {
      var first = look(ctx).answer(Rights.of(ctx));
      send(ctx, ServerSentEvents.open(ctx), first);
    } finally {
      streams.release();
    }
  }

  /** The answer now, and each that differs from the one before it, as long as one may hear it. */
  private void send(Context ctx, ServerSentEvents out, GateAnswer first)
      throws InterruptedException {
    try {
      out.write(event(first));
      var last = first;
      while (!progress.closed()) {
        long decided = progress.moves(Topics.DECISIONS);
        var seen = look(ctx);
        if (!seen.isReadable(Rights.of(ctx))) {
          return;
        }
        if (!seen.answer().equals(last)) {
          out.write(event(seen.answer()));
        }
        last = seen.answer();
        progress.awaitMove(Topics.DECISIONS, decided, untilItChanges(last));
        out.beat();
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
