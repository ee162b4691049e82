package io.plumbline.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.Connection;
import io.plumbline.standalone.client.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which engine a command asks, and how it prints the answer. */
final class ClientOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the server; default: the engine that runs on --data.")
  private String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "Bearer token; default: variable PLUMBLINE_TOKEN, else that of the engine on --data.")
  private String token;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder of a running engine; default: ${DEFAULT-VALUE}.",
      defaultValue = "data")
  private Path data;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      description = "How to print; default: ${DEFAULT-VALUE}.",
      defaultValue = "table")
  private Format format;

  ApiClient api() {
    return new ApiClient(connection());
  }

  boolean json() {
    return format == Format.JSON;
  }

  /** Prints an answer as it is, or as a table. */
  void print(PrintWriter out, JsonNode answer, Function<JsonNode, Table> table) {
    out.println(json() ? answer.toPrettyString() : table.apply(answer).text());
    out.flush();
  }

  private Connection connection() {
    var chosen = token == null ? System.getenv("PLUMBLINE_TOKEN") : token;
    if (url != null && chosen != null) {
      var address = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
      return new Connection(address, chosen, 0);
    }
    var known = Connection.read(data);
    return new Connection(
        url == null ? known.url() : url, chosen == null ? known.token() : chosen, known.pid());
  }
}
