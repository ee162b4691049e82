package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Verdict;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.DeadLetterView;
import io.plumbline.server.view.FindingView;
import io.plumbline.server.view.MetricView;

/** Lists by time, newest first: findings, metrics, dead letters. */
public final class ListsApi {

  static final int LIMIT = 100;
  static final int MOST = 1_000;

  private final FindingView findings;
  private final MetricView metrics;
  private final DeadLetterView deadLetters;

  public ListsApi(FindingView findings, MetricView metrics, DeadLetterView deadLetters) {
    this.findings = findings;
    this.metrics = metrics;
    this.deadLetters = deadLetters;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/findings", this::findings);
    routes.get("/v1/metrics", this::metrics);
    routes.get("/v1/dead-letters", this::deadLetters);
    routes.get("/v1/dead-letters/{id}", this::deadLetter);
  }

  static int limit(Context ctx) {
    return Params.number(ctx, "limit", LIMIT, 1, MOST);
  }

  private void findings(Context ctx) {
    var page =
        findings.page(
            Tokens.tenant(ctx),
            Params.text(ctx, "dataset"),
            Params.text(ctx, "rule"),
            Params.constant(ctx, "verdict", Verdict.class),
            Params.millis(ctx, "since"),
            limit(ctx),
            Params.text(ctx, "after"));
    ctx.json(Rights.of(ctx).page(page, finding -> Resource.of(finding.dataset())));
  }

  private void metrics(Context ctx) {
    var page =
        metrics.page(
            Tokens.tenant(ctx),
            Params.text(ctx, "dataset"),
            Params.text(ctx, "metric"),
            Params.millis(ctx, "since"),
            limit(ctx),
            Params.text(ctx, "after"));
    ctx.json(Rights.of(ctx).page(page, metric -> Resource.of(metric.dataset())));
  }

  private void deadLetters(Context ctx) {
    ctx.json(
        deadLetters.page(
            Tokens.tenant(ctx), Params.text(ctx, "reason"), limit(ctx), Params.text(ctx, "after")));
  }

  private void deadLetter(Context ctx) {
    var id = ctx.pathParam("id");
    ctx.json(
        deadLetters
            .find(Tokens.tenant(ctx), id)
            .orElseThrow(() -> ProblemException.notFound("Cannot find dead letter: " + id)));
  }
}
