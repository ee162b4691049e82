package io.plumbline.connectors.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Run ids as UUIDs, whatever the producer took for one. */
final class RunIds {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private RunIds() {}

  /** The reported id if it is a UUID, else a name-based UUID of it, as Marquez gives it. */
  static String of(String reported) {
    return UUID_TEXT.matcher(reported).matches()
        ? reported.toLowerCase(Locale.ROOT)
        : UUID.nameUUIDFromBytes(reported.getBytes(UTF_8)).toString();
  }
}
