package io.plumbline.connectors.target.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.target.Decisions;
import io.plumbline.connectors.target.ServerDouble;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Proves the shape of requests alone, against the official descriptions: all that the target sends
 * in a round through its acts is sent again to Prism. What Airflow does with it is not proved.
 */
@Timeout(400)
class AirflowRequestShapeIT {
  private static final String ASSET = "s3://lake/orders";
  private static final Instant EARLIER = Instant.ofEpochMilli(1_767_225_600_000L - 1_000);

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @EnumSource(ApiVersion.class)
  void everyRequestHasTheShapeThatIsDescribed(ApiVersion version) throws Exception {
    var requests = requestsOfEveryAct(version);
    try (var prism = Prism.serve(description(version))) {
      for (var request : requests) {
        assertThat(send(prism, request, request.authorization(), request.body()).statusCode())
            .as(request.line())
            .isBetween(200, 299);
      }
      assertThat(requests).extracting(ServerDouble.Request::method).contains("PATCH", "DELETE");

      // And what has another shape is refused, or the above would say nothing.
      var pause =
          requests.stream().filter(r -> r.method().equals("PATCH")).findFirst().orElseThrow();
      assertThat(send(prism, pause, pause.authorization(), "{\"is_paused\":7}").statusCode())
          .isIn(400, 422);
      // Version 1 is described without saying that calls have to be authorized.
      assertThat(send(prism, pause, null, pause.body()).statusCode())
          .isEqualTo(version == ApiVersion.V1 ? 200 : 401);
    }
  }

  private static Path description(ApiVersion version) throws Exception {
    var name = version == ApiVersion.V1 ? "airflow-v1.yaml" : "airflow-v2.yaml";
    return Path.of(AirflowRequestShapeIT.class.getResource(name).toURI());
  }

  private static List<ServerDouble.Request> requestsOfEveryAct(ApiVersion version)
      throws Exception {
    try (var airflow = new AirflowDouble(version)) {
      airflow.state.addDag("shop", "load", "publish");
      airflow.state.addRun("shop", "done", "success", EARLIER);
      airflow.state.addRun("shop", "running", "running", EARLIER.minusSeconds(60));
      airflow.state.addAsset(ASSET);
      airflow.state.queueEvent("shop");
      try (var target = open(airflow, version, Map.of());
          var teller = open(airflow, version, Map.of("asset", ASSET))) {
        var hold = of("h", DecisionAction.HOLD, "ns/shop.load");
        applied(target, hold);
        applied(target, hold.reversed("resolved", 1));
        applied(target, of("0c0ffee", DecisionAction.TRIGGER, "ns/shop"));
        applied(target, of("0c0ffee", DecisionAction.TRIGGER, "ns/shop"));
        applied(teller, of("e", DecisionAction.TRIGGER, null));
        applied(target, of("c", DecisionAction.CLEAR, "ns/shop.load"));
        applied(target, of("s", DecisionAction.STOP, "ns/shop"));
      }
      return airflow.requests().stream()
          .filter(request -> !request.path().equals("/auth/token"))
          .toList();
    }
  }

  private static AirflowTarget open(
      AirflowDouble airflow, ApiVersion version, Map<String, String> more) {
    var options = new HashMap<>(more);
    options.put("url", airflow.uri().toString());
    options.put("api", version == ApiVersion.V1 ? "v1" : "v2");
    options.put("user", AirflowDouble.USER);
    options.put("password", "env:PASSWORD");
    options.put("network", "loopback");
    return AirflowTarget.open(
        new TargetOptions("etl", options, key -> AirflowDouble.PASSWORD), Clock.systemUTC());
  }

  private static Decision of(String id, DecisionAction action, String job) {
    return Decisions.of(id, action, "etl", job, Map.of());
  }

  private static void applied(AirflowTarget target, Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.APPLIED);
  }

  private HttpResponse<String> send(
      Prism prism, ServerDouble.Request request, String authorization, String body)
      throws Exception {
    var query = request.query() == null ? "" : "?" + request.query();
    var again =
        HttpRequest.newBuilder(URI.create(prism.uri() + request.path() + query))
            .header("Accept", "application/json")
            .method(
                request.method(),
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      again.header("Content-Type", "application/json");
    }
    if (authorization != null) {
      again.header("Authorization", authorization);
    }
    return client.send(again.build(), HttpResponse.BodyHandlers.ofString());
  }
}
