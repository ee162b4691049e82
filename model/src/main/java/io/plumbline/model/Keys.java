package io.plumbline.model;

import java.util.ArrayList;
import java.util.List;

/** Composite string keys: parts joined by {@code |}, with {@code %} and {@code |} escaped. */
public final class Keys {
  private Keys() {}

  /** Joins parts so that different lists of parts never give the same key. */
  public static String join(String... parts) {
    var key = new StringBuilder(parts.length * 24);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        key.append('|');
      }
      append(key, parts[i]);
    }
    return key.toString();
  }

  /** The parts that {@link #join} was given. */
  public static List<String> split(String key) {
    var parts = new ArrayList<String>(4);
    int start = 0;
    for (int bar = key.indexOf('|'); bar >= 0; bar = key.indexOf('|', start)) {
      parts.add(unescape(key.substring(start, bar)));
      start = bar + 1;
    }
    parts.add(unescape(key.substring(start)));
    return List.copyOf(parts);
  }

  private static void append(StringBuilder key, String part) {
    if (part.indexOf('|') < 0 && part.indexOf('%') < 0) {
      key.append(part);
    } else {
      key.append(part.replace("%", "%25").replace("|", "%7C"));
    }
  }

  private static String unescape(String part) {
    return part.indexOf('%') < 0 ? part : part.replace("%7C", "|").replace("%25", "%");
  }
}
