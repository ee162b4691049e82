package io.plumbline.server.ingest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.Limits;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of a dataset as they are posted: checked, split, appended. */
public final class SamplesIngest {

  private final EventLog log;
  private final Bodies bodies;
  private final Limits limits;
  private final Clock clock;

  public SamplesIngest(EventLog log, Bodies bodies, Limits limits, Clock clock) {
    this.log = log;
    this.bodies = bodies;
    this.limits = limits;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.post("/v1/samples", this::post);
  }

  private void post(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var body = bodies.read(ctx, limits.samplesBytes());
    var post = read(ctx, tenant, body);
    Rights.of(ctx).require(Subject.of(Resource.of(post.dataset())));
    var batchId = batchId(ctx, post, body);
    var parts = SampleParts.of(post, batchId, clock.millis());
    var key = post.dataset().key();
    var appends =
        parts.stream()
            .map(part -> log.append(Topics.SAMPLES, tenant, key, Json.writeBytes(part)))
            .toList();
    appends.forEach(log::await);
    ctx.status(201)
        .json(Map.of("batchId", batchId, "rows", post.rows().size(), "parts", parts.size()));
  }

  private static SamplePost read(Context ctx, String tenant, byte[] body) {
    var type = ctx.contentType() == null ? "" : ctx.contentType();
    var media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (media) {
      case "application/json" -> SampleBody.read(tenant, body);
      case "application/x-ndjson", "application/ndjson", "application/jsonl" ->
          new SamplePost(
              dataset(ctx, tenant),
              Params.text(ctx, "run"),
              Params.millis(ctx, "time"),
              columns(ctx),
              SampleRows.ofLines(body));
      default ->
          throw ProblemException.unsupported(
              "Cannot take rows as '" + media + "'; send application/x-ndjson or application/json");
    };
  }

  private static List<Column> columns(Context ctx) {
    var schema = Params.text(ctx, "schema");
    return schema == null ? List.of() : SampleBody.columns(schema);
  }

  private static DatasetId dataset(Context ctx, String tenant) {
    var id = Params.text(ctx, "dataset");
    if (id == null) {
      return CanonicalNames.dataset(
          tenant,
          SampleBody.required(Params.text(ctx, "namespace"), "parameter namespace"),
          SampleBody.required(Params.text(ctx, "name"), "parameter name"));
    }
    int slash = afterAuthority(id);
    if (slash <= 0 || slash == id.length() - 1) {
      throw ProblemException.badRequest(
          "Cannot read parameter dataset: " + id + "; write namespace/name");
    }
    return CanonicalNames.dataset(tenant, id.substring(0, slash), id.substring(slash + 1));
  }

  /** The slash that ends the namespace: the first one after {@code scheme://}. */
  private static int afterAuthority(String id) {
    int scheme = id.indexOf("://");
    return id.indexOf('/', scheme < 0 ? 0 : scheme + 3);
  }

  // The same post again, as a client that saw no answer makes it, is the same batch.
  private static String batchId(Context ctx, SamplePost post, byte[] body) {
    var key = ctx.header("Idempotency-Key");
    var dataset = post.dataset();
    if (key != null && !key.isBlank()) {
      return Hashes.of("batch-key", dataset.key(), key);
    }
    return Hashes.of(
        "batch",
        dataset.key(),
        post.runId() == null ? "" : post.runId(),
        post.atMillis() == null ? "" : post.atMillis().toString(),
        Hashes.ofBytes(body));
  }
}
