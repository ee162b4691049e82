package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The first page and its files: no build step, no other host, nothing secret in them. */
public final class Pages {

  /** The browser may load from this server alone, and show it in no frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private record File(String name, String type) {}

  private static final Map<String, File> FILES =
      new TreeMap<>(
          Map.of(
              "/", new File("index.html", "text/html; charset=utf-8"),
              "/page/app.css", new File("app.css", "text/css; charset=utf-8"),
              "/page/app.js", new File("app.js", "text/javascript; charset=utf-8"),
              "/page/calls.js", new File("calls.js", "text/javascript; charset=utf-8"),
              "/page/details.js", new File("details.js", "text/javascript; charset=utf-8"),
              "/page/graph.js", new File("graph.js", "text/javascript; charset=utf-8"),
              "/page/elements.js", new File("elements.js", "text/javascript; charset=utf-8"),
              "/page/icon.svg", new File("icon.svg", "image/svg+xml")));

  private Pages() {}

  /** The paths that are served without a token. */
  public static Set<String> paths() {
    return FILES.keySet();
  }

  public static void register(RoutesConfig routes) {
    FILES.forEach(
        (path, file) -> {
          var content = content(file.name());
          routes.get(
              path,
              ctx ->
                  ctx.contentType(file.type())
                      .header("Content-Security-Policy", POLICY)
                      .header("Cache-Control", "no-cache")
                      .result(content));
        });
    routes.get(
        "/openapi.json",
        ctx -> ctx.contentType("application/json").result(content("openapi.json")));
  }

  private static byte[] content(String name) {
    try (var file = Pages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("Cannot find page file: " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read page file: " + name, e);
    }
  }
}
