package io.plumbline.server.api;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.server.view.ReadModel;
import java.time.Duration;

/** What the server measures of itself, in Prometheus' text format. */
public final class Telemetry implements AutoCloseable {

  private static final String STARTED = "plumbline.started";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  public Telemetry(ReadModel model) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    Gauge.builder("plumbline.read.model.lag.records", model, ReadModel::lag).register(registry);
    Gauge.builder("plumbline.read.model.unreadable.records", model, ReadModel::unreadable)
        .register(registry);
  }

  /** Counts the alert streams that are open. */
  public void watch(AlertsApi alerts) {
    Gauge.builder("plumbline.alert.streams", alerts, AlertsApi::open).register(registry);
  }

  /** Counts calls that were refused for want of a right. */
  public void denied(String kind, Access access) {
    Counter.builder("plumbline.authorization.denials")
        .tag("kind", kind)
        .tag("access", access.type())
        .register(registry)
        .increment();
  }

  public void register(JavalinConfig config) {
    config.routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
    config.routes.after(this::measure);
    config.routes.get("/metrics", this::scrape);
  }

  @Override
  public void close() {
    registry.close();
  }

  private void scrape(Context ctx) {
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
  }

  // The pattern of the route, never the path: a label must not grow with what callers send.
  private void measure(Context ctx) {
    Long started = ctx.attribute(STARTED);
    var endpoint = ctx.endpoints().matchedHttpEndpoint();
    if (started != null) {
      Timer.builder("plumbline.http.requests")
          .tag(
              "method",
              HandlerType.commonHttp().contains(ctx.method()) ? ctx.method().name() : "OTHER")
          .tag("route", endpoint == null ? "none" : endpoint.path)
          .tag("status", String.valueOf(ctx.statusCode()))
          .register(registry)
          .record(Duration.ofNanos(System.nanoTime() - started));
    }
  }
}
