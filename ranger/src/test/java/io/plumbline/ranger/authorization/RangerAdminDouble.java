package io.plumbline.ranger.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ranger.authorization.utils.JsonUtils;
import org.apache.ranger.plugin.util.ServicePolicies;

/**
 * A double of what a plugin asks of Ranger Admin 2.9: downloads of policies and roles, 304 when
 * nothing is new. It is not Ranger Admin; its bodies go through Ranger's own model.
 */
final class RangerAdminDouble implements AutoCloseable {

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile ServicePolicies policies;

  private RangerAdminDouble(HttpServer server) {
    this.server = server;
  }

  static RangerAdminDouble start(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    var admin = new RangerAdminDouble(server);
    server.createContext("/service/plugins/policies/download/", admin::policies);
    server.createContext("/service/roles/download/", exchange -> answer(exchange, 304, ""));
    server.start();
    return admin;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What was asked, with its query. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  void has(String json) {
    policies = JsonUtils.jsonToObject(json, ServicePolicies.class);
  }

  /** Answers nobody from now on. */
  void goAway() {
    server.stop(0);
  }

  @Override
  public void close() {
    goAway();
  }

  private void policies(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    var known = "lastKnownVersion=" + policies.getPolicyVersion() + "&";
    if ((exchange.getRequestURI().getQuery() + "&").contains(known)) {
      answer(exchange, 304, "");
    } else {
      answer(exchange, 200, JsonUtils.objectToJson(policies));
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
