package io.plumbline.server.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.model.Topics;
import io.plumbline.server.Limits;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.ingest.BatchAnswer.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * OpenLineage telemetry as it comes in: identified, appended as sent, acknowledged. What it means
 * is for the jobs to find out.
 */
public final class LineageIngest {

  private static final int MOST_EVENTS = 50_000;

  private record Pending(int index, Future<RecordMetadata> append) {}

  private final EventLog log;
  private final Bodies bodies;
  private final Limits limits;

  public LineageIngest(EventLog log, Bodies bodies, Limits limits) {
    this.log = log;
    this.bodies = bodies;
    this.limits = limits;
  }

  public void register(RoutesConfig routes) {
    routes.post("/api/v1/lineage", this::one);
    routes.post("/api/v1/lineage/batch", this::batch);
  }

  private void one(Context ctx) {
    var event = bodies.read(ctx, limits.eventBytes());
    log.await(append(Tokens.tenant(ctx), event));
    ctx.status(201);
  }

  private void batch(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var events = events(bodies.read(ctx, limits.batchBytes()));
    var pending = new ArrayList<Pending>(events.size());
    var failures = new ArrayList<Failure>();
    for (int i = 0; i < events.size(); i++) {
      try {
        if (events.get(i).length > limits.eventBytes()) {
          throw ProblemException.tooLarge(
              "Cannot take an event of more than " + limits.eventBytes() + " bytes");
        }
        pending.add(new Pending(i, append(tenant, events.get(i))));
      } catch (ProblemException e) {
        failures.add(failure(i, e));
      }
    }
    for (var each : pending) {
      try {
        log.await(each.append());
      } catch (ProblemException e) {
        failures.add(failure(each.index(), e));
      }
    }
    failures.sort(Comparator.comparingInt(Failure::index));
    ctx.json(BatchAnswer.of(events.size(), failures));
  }

  private Future<RecordMetadata> append(String tenant, byte[] event) {
    return log.append(Topics.TELEMETRY, tenant, EventIdentity.of(event).key(), event);
  }

  private static List<byte[]> events(byte[] body) {
    try (var json = JsonText.of(body)) {
      if (json.next() != JsonToken.START_ARRAY) {
        throw ProblemException.badRequest(
            "Cannot take the batch: it is not a JSON array; one event goes to /api/v1/lineage");
      }
      var events = new ArrayList<byte[]>();
      while (json.next() != JsonToken.END_ARRAY) {
        if (events.size() == MOST_EVENTS) {
          throw ProblemException.tooLarge(
              "Cannot take a batch of more than " + MOST_EVENTS + " events; send it in parts");
        }
        events.add(json.slice());
      }
      json.end();
      return events;
    }
  }

  private static Failure failure(int index, ProblemException e) {
    return new Failure(index, e.getMessage(), e.status() == 503);
  }
}
