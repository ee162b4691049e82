package io.plumbline.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.plumbline.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error of the server as {@code application/problem+json}, without what is inside. */
public final class Problems {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** Answers each exception of a handler with its problem document. */
  public static void install(JavalinConfig config) {
    config.routes.exception(ProblemException.class, Problems::answer);
    config.routes.exception(
        HttpResponseException.class,
        (e, ctx) -> write(ctx, e.getStatus(), detailOf(e, ctx), Map.of()));
    config.routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("Cannot answer {} {}", ctx.method(), ctx.endpoint().path, e);
          write(ctx, 500, "The server failed; its log says why", Map.of());
        });
    config.router.javaLangErrorHandler(
        (response, e) -> {
          LOG.error("Cannot answer a call", e);
          response.setStatus(500);
        });
  }

  /** The document of one problem. */
  static byte[] document(int status, String detail, Map<String, ?> members) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "about:blank");
    document.put("title", HttpStatus.getMessage(status));
    document.put("status", status);
    document.put("detail", detail);
    document.putAll(members);
    return Json.writeBytes(document);
  }

  private static void answer(ProblemException e, Context ctx) {
    e.headers().forEach(ctx::header);
    write(ctx, e.status(), e.getMessage(), e.members());
  }

  private static String detailOf(HttpResponseException e, Context ctx) {
    return switch (e.getStatus()) {
      case 404 -> "Cannot find the resource; /openapi.json lists what there is";
      case 405 -> "Cannot " + ctx.method() + " this resource; /openapi.json lists what it takes";
      default -> HttpStatus.getMessage(e.getStatus());
    };
  }

  private static void write(Context ctx, int status, String detail, Map<String, ?> members) {
    ctx.status(status).contentType(MEDIA_TYPE).result(document(status, detail, members));
  }
}
