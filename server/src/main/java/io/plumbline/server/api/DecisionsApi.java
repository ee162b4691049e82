package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Command;
import io.plumbline.model.Json;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.gate.DecisionBook;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.JournalLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Decisions: what was decided, what came of it, and what people say to it. */
public final class DecisionsApi {
  private static final int MOST_BYTES = 16 * 1024;

  private final DecisionView decisions;
  private final DecisionBook book;
  private final JournalLog journal;
  private final Bodies bodies;

  public DecisionsApi(
      DecisionView decisions, DecisionBook book, JournalLog journal, Bodies bodies) {
    this.decisions = decisions;
    this.book = book;
    this.journal = journal;
    this.bodies = bodies;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/decisions", this::list);
    routes.get("/v1/decisions/{id}", this::one);
    routes.post("/v1/decisions/{id}/approve", ctx -> judge(ctx, Command.DECISION_APPROVED));
    routes.post("/v1/decisions/{id}/reject", ctx -> judge(ctx, Command.DECISION_REJECTED));
    routes.post("/v1/decisions/{id}/undo", this::undo);
    routes.post("/v1/enforcement", this::turn);
    routes.get("/v1/journal", this::journal);
  }

  private void list(Context ctx) {
    var page =
        decisions.page(
            Tokens.tenant(ctx),
            Params.text(ctx, "dataset"),
            Params.text(ctx, "incident"),
            Params.millis(ctx, "since"),
            ListsApi.limit(ctx),
            Params.text(ctx, "after"));
    ctx.json(Rights.of(ctx).page(page, each -> Resource.of(each.decision())));
  }

  private void one(Context ctx) {
    ctx.json(book.find(ctx.pathParam("id"), Rights.of(ctx)));
  }

  /** What the body of an approval, a refusal or an undoing says. */
  private record Judged(String reason) {}

  private void judge(Context ctx, String word) {
    ctx.status(202).json(book.judge(ctx.pathParam("id"), word, reason(ctx), Rights.of(ctx)));
  }

  private void undo(Context ctx) {
    ctx.status(202).json(book.undo(ctx.pathParam("id"), reason(ctx), Rights.of(ctx)));
  }

  private String reason(Context ctx) {
    return read(ctx, Judged.class, "{\"reason\": \"why\"}").reason();
  }

  /** What the body of a switch says; no target stands for all. */
  private record Turned(String target, Boolean on, String reason) {}

  private void turn(Context ctx) {
    var turned =
        read(ctx, Turned.class, "{\"target\": \"airflow\", \"on\": false, \"reason\": \"why\"}");
    if (turned.on() == null) {
      throw ProblemException.badRequest("Cannot switch enforcement: say \"on\": true or false");
    }
    book.turn(turned.target(), turned.on(), turned.reason(), Tokens.caller(ctx));
    ctx.status(202).json(Map.of("on", turned.on()));
  }

  private <T> T read(Context ctx, Class<T> type, String example) {
    try {
      return Json.read(bodies.read(ctx, MOST_BYTES), type);
    } catch (UncheckedIOException e) {
      throw ProblemException.badRequest("Cannot read the body: send " + example);
    }
  }

  private void journal(Context ctx) throws IOException {
    ctx.contentType("application/x-ndjson");
    journal.write(Tokens.tenant(ctx), ctx.outputStream());
  }
}
