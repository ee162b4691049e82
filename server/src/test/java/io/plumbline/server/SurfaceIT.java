package io.plumbline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The surface itself, with no broker behind it: who may call, how errors look, what is there. */
class SurfaceIT {

  private static final Limits SMALL = new Limits(1 << 20, 1 << 20, 1 << 20, 1 << 20, 4, 1_000);

  @TempDir static Path directory;
  private static PlumblineServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    server =
        PlumblineServer.start(
            Engine.config("127.0.0.1:" + nobody, directory, new FixedLineageReader(), SMALL));
    client = new Client(server.port(), Client.TOKEN);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyRouteIsInTheOpenApiDocumentAndTheOtherWayRound() throws Exception {
    var documented = new TreeSet<String>();
    client
        .get("/openapi.json")
        .json()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    var routes = new TreeSet<>(server.routes());
    routes.removeIf(route -> route.equals("GET /") || route.startsWith("GET /page/"));

    assertThat(documented).hasSizeGreaterThan(25).isEqualTo(routes);
  }

  @Test
  void everyCallButHealthAndThePageNeedsTheToken() throws Exception {
    var nobody = new Client(server.port(), null);
    var wrong = new Client(server.port(), "token-of-eve");
    for (var route : server.routes()) {
      var path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "x");
      boolean open = path.equals("/") || path.startsWith("/page/") || path.startsWith("/health/");
      if (route.startsWith("GET ")) {
        var status = nobody.get(path).status();
        assertThat(status == 401).as(route).isEqualTo(!open);
      }
      if (route.startsWith("POST ")) {
        assertThat(wrong.postJson(path, "{}").status()).as(route).isEqualTo(401);
      }
    }
    var refused = nobody.get("/v1/unknown");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
    for (var trick :
        new String[] {"//", "/health/live/../../v1/rules", "/health/live;x", "/page/"}) {
      assertThat(nobody.get(trick).status()).as(trick).isIn(400, 401);
    }
  }

  @Test
  void everyRouteSaysWhatItNeeds() {
    assertThat(Needs.table().keySet()).isEqualTo(server.routes());
  }

  @Test
  void errorsAreProblemDocuments() throws Exception {
    var missing = client.get("/v1/unknown");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(missing.json().get("title").textValue()).isEqualTo("Not Found");
    var method = client.delete("/v1/findings");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(missing.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void brokenRequestsAreAnsweredWithoutWhatIsInside() throws Exception {
    for (var request :
        new String[] {
          "GARBAGE\r\n\r\n",
          "GET /v1/%ZZ HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(40_000) + "\r\n\r\n"
        }) {
      var answer = raw(request);
      assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("Jetty").doesNotContain("at org");
      assertThat(answer).contains("application/problem+json");
    }
  }

  @Test
  void outageOfTheBrokerIsToldInsteadOfLosingTheEvent() throws Exception {
    var answer =
        client.postJson(
            "/api/v1/lineage",
            "{\"job\":{\"namespace\":\"a\",\"name\":\"b\"},\"eventTime\":\"2026-01-01T00:00:00Z\"}");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(client.get("/health/ready").json().get("parts").get("kafka").textValue())
        .isEqualTo("DOWN");
    assertThat(client.post("/v1/rules", "text/plain", "DROP RULE x").status()).isEqualTo(503);
  }

  @Test
  void bodiesThatWereRefusedAreNotHeld() throws Exception {
    var broken = "{\"a\":\"" + "x".repeat(300_000);
    for (int i = 0; i < 20; i++) {
      assertThat(client.postJson("/api/v1/lineage", broken).status()).isEqualTo(400);
      assertThat(client.postJson("/v1/samples", broken).status()).isEqualTo(400);
    }
    assertThat(client.postJson("/v1/samples", "x".repeat(2 << 20)).status()).isEqualTo(413);
    assertThat(client.postJson("/api/v1/lineage", broken).status()).isEqualTo(400);
  }

  @Test
  void pageLoadsFromThisServerAlone() throws Exception {
    var nobody = new Client(server.port(), null);
    var page = nobody.get("/");

    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    for (var file : server.routes()) {
      if (file.startsWith("GET /page/")) {
        var content = nobody.get(file.substring(4));
        assertThat(content.status()).as(file).isEqualTo(200);
        assertThat(content.text().replace("http://www.w3.org/2000/svg", ""))
            .as(file)
            .doesNotContain("http://", "https://", "innerHTML", "insertAdjacentHTML", "eval(");
      }
    }
    assertThat(page.text()).contains("/page/app.js");
  }

  @Test
  void portThatIsTakenIsToldAtTheStart() {
    var taken =
        Engine.config("127.0.0.1:1", directory.resolve("b"), new FixedLineageReader(), null);

    assertThatThrownBy(
            () ->
                PlumblineServer.start(
                    new ServerConfig(
                        taken.host(),
                        server.port(),
                        taken.kafkaBootstrap(),
                        taken.jdbcUrl(),
                        "sa",
                        "",
                        taken.tokens(),
                        taken.authorizer(),
                        taken.lineage(),
                        taken.statements(),
                        taken.accessLogs(),
                        null)))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("Port");
  }

  @Test
  void configurationNeverShowsItsSecrets() {
    var config = Engine.config("k:1", directory, new FixedLineageReader(), null);

    assertThat(config.toString()).doesNotContain(Client.TOKEN);
  }

  private static String raw(String request) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      var out = new OutputStreamWriter(socket.getOutputStream(), UTF_8);
      out.write(request);
      out.flush();
      var answer = new StringBuilder();
      Reader in = new InputStreamReader(socket.getInputStream(), UTF_8);
      var buffer = new char[4_096];
      for (int read = in.read(buffer);
          read > 0 && answer.length() < 10_000;
          read = in.read(buffer)) {
        answer.append(buffer, 0, read);
        if (answer.indexOf("\"detail\"") > 0) {
          break;
        }
      }
      return answer.toString();
    }
  }
}
