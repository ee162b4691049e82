package io.plumbline.sql;

import io.plumbline.rules.decision.EndpointType;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.Word;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks the value of a target's option. No problem repeats a value: a secret may stand in the
 * wrong place.
 */
final class OptionCheck {
  private static final int LONGEST = 2_000;
  private static final int MOST_SECONDS = 600;
  private static final Pattern REFERENCE =
      Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\\p{Cntrl}]+");
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "[?&;](?:password|passwd|pwd|pass|secret|token|access_token|api_?key|sig|signature)=",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,3}");
  private static final List<String> AIRFLOW_APIS = List.of("v1", "v2");
  private static final List<String> NETWORKS =
      List.of("public", "private", "plaintext", "loopback");

  private final EndpointType type;
  private final Problems problems;

  OptionCheck(EndpointType type, Problems problems) {
    this.type = type;
    this.problems = problems;
  }

  /** A value of an option that can be written so. */
  static String example(EndpointType type, String key) {
    if (EndpointType.isSecret(key)) {
      return "'env:PLUMBLINE_SECRET_%s_%s'"
          .formatted(type, key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
    return switch (key) {
      case "url" -> "'" + url(type) + "'";
      case "api" -> "'v2'";
      case "bootstrap" -> "'broker:9092'";
      case "timeout" -> "'30'";
      case "network" -> "'private'";
      default -> "'...'";
    };
  }

  private static String url(EndpointType type) {
    return switch (type) {
      case HDFS -> "hdfs://namenode:8020";
      case HIVE -> "thrift://metastore:9083";
      case JDBC, ICEBERG -> "jdbc:postgresql://host:5432/database";
      default -> "https://%s.example.org".formatted(type.sql());
    };
  }

  void check(String key, Word value) {
    var text = value.text().strip();
    if (EndpointType.isSecret(key)) {
      if (text.length() > LONGEST || !REFERENCE.matcher(text).matches()) {
        problems.add(
            value.pos(),
            "option '" + key + "' is a secret, and secrets are not written in statements",
            "write where it is found: %s or 'file:/run/secrets/%s'"
                .formatted(example(type, key), key));
      }
    } else if (text.isEmpty() || text.length() > LONGEST) {
      invalid(key, value, "has from 1 to " + LONGEST + " characters");
    } else if (key.equals("url")) {
      url(value, text);
    } else if (key.equals("api") && !AIRFLOW_APIS.contains(text)) {
      invalid(key, value, "is 'v1' for Airflow 2 or 'v2' for Airflow 3");
    } else if (key.equals("network") && !NETWORKS.contains(text)) {
      invalid(key, value, "is one of " + String.join(", ", NETWORKS));
    } else if (key.equals("timeout")
        && !(SECONDS.matcher(text).matches() && Integer.parseInt(text) <= MOST_SECONDS)) {
      invalid(key, value, "is a number of seconds from 1 to " + MOST_SECONDS);
    }
  }

  private void url(Word value, String text) {
    if (SECRET_PARAMETER.matcher(text).find()) {
      problems.add(
          value.pos(),
          "option 'url' has a secret among its parameters",
          "take it out; give secrets by options of their own");
      return;
    }
    try {
      var scheme = text.contains(":") ? text.substring(0, text.indexOf(':')) : "";
      if (!type.schemes().contains(scheme.toLowerCase(Locale.ROOT))) {
        invalid("url", value, "begins with " + String.join(": or ", type.schemes()) + ":");
        return;
      }
      var uri =
          new URI(scheme.equalsIgnoreCase("jdbc") ? text.substring(scheme.length() + 1) : text);
      var authority = uri.getRawAuthority();
      if (authority != null && authority.contains("@")) {
        problems.add(
            value.pos(),
            "option 'url' has a user or password in it",
            "take it out; write 'user' and 'password' as options of their own");
      } else if (isWeb(scheme) ? uri.getHost() == null : needsHost(scheme) && authority == null) {
        invalid("url", value, "names a host");
      } else if (isWeb(scheme) && hasMore(uri)) {
        invalid("url", value, "ends with its path");
      }
    } catch (URISyntaxException e) {
      // Its message has the text in it.
      invalid("url", value, "is no URL");
    }
  }

  private static boolean isWeb(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }

  private static boolean needsHost(String scheme) {
    return !scheme.equalsIgnoreCase("jdbc") && !scheme.equalsIgnoreCase("file");
  }

  /** Whether something follows the path that a server's address does not have. */
  private boolean hasMore(URI uri) {
    return uri.getRawFragment() != null
        || (type != EndpointType.WEBHOOK && uri.getRawQuery() != null);
  }

  private void invalid(String key, Word value, String expected) {
    problems.add(value.pos(), "option '" + key + "' " + expected, "write " + example(type, key));
  }
}
