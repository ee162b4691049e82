package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A receiver of ours on this machine, told by a whole engine; it fails at first. */
class WebhookIT {
  private static final String SECRET = "a secret of thirty-two characters";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private record Call(String body, String signature, String timestamp, String idempotencyKey) {}

  @Test
  void alertIsPostedSignedAndTriedAgainUntilItIsTaken() throws Exception {
    Queue<Call> taken = new ConcurrentLinkedQueue<>();
    var attempts = new AtomicInteger();
    var receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var headers = exchange.getRequestHeaders();
          boolean fails = attempts.incrementAndGet() <= 2;
          if (!fails) {
            taken.add(
                new Call(
                    body,
                    headers.getFirst("Plumbline-Signature"),
                    headers.getFirst("Plumbline-Timestamp"),
                    headers.getFirst("Idempotency-Key")));
          }
          exchange.sendResponseHeaders(fails ? 503 : 204, -1);
          exchange.close();
        });
    receiver.start();
    var secret = folder.resolve("secret");
    Files.writeString(secret, SECRET);
    var settings =
        Map.of(
            "PLUMBLINE_WEBHOOK_URL",
            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
            "PLUMBLINE_WEBHOOK_SECRET_FILE",
            secret.toString(),
            "PLUMBLINE_WEBHOOK_ALLOW_LOOPBACK",
            "true");
    try (var engine = RunningEngine.start(folder.resolve("data"), settings)) {
      var api = engine.api();
      api.rules("CREATE RULE few ON dwh.orders EXPECT (ROW_COUNT() > 10) ON VIOLATION ALERT");
      api.lineage(new Warehouse("postgres://hook:5432").load("orders", "r", Instant.now(), 1, "v"));
      await().atMost(Duration.ofSeconds(90)).until(() -> !taken.isEmpty());
      var call = taken.element();
      var decision = Json.read(call.body().getBytes(UTF_8), Decision.class);
      assertThat(decision.action()).isEqualTo(DecisionAction.NOTIFY);
      assertThat(call.idempotencyKey()).isEqualTo(decision.id());
      assertThat(call.signature()).isEqualTo("sha256=" + signature(call));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> api.get("/v1/decisions").body().contains("\"attempts\":3"));
    } finally {
      receiver.stop(0);
    }
    assertThat(logs(folder)).doesNotContain(SECRET);
  }

  private static String signature(Call call) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
    return HexFormat.of()
        .formatHex(mac.doFinal((call.timestamp() + "." + call.body()).getBytes(UTF_8)));
  }

  /** Logs of programs and segments of Kafka alike: the secret belongs in neither. */
  private static String logs(Path folder) throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        text.append(Files.readString(file, ISO_8859_1));
      }
    }
    return text.toString();
  }
}
