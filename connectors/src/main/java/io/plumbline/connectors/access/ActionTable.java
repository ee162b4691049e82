package io.plumbline.connectors.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;

import io.plumbline.model.AccessAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the words of a log mean: a resource file with one action and its words a line, {@code #} for
 * comments. Case does not matter. A word that ends in {@code *} stands for all that begin so, where
 * no longer one does; a blank within a word is written {@code _}.
 */
public final class ActionTable {
  /** Words as the table has them, so that the usual spelling is found without folding its case. */
  private final Map<String, AccessAction> spelled = new HashMap<>();

  private final Map<String, AccessAction> words = new HashMap<>();

  /** The longest first, so that the first that fits is the nearest. */
  private final Map<String, AccessAction> beginnings =
      new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(identity()));

  private ActionTable() {}

  /**
   * The table of a format: {@code actions.txt} beside its class.
   *
   * @throws IllegalStateException if it cannot be read
   */
  public static ActionTable of(Class<?> decoder) {
    try (var resource = decoder.getResourceAsStream("actions.txt")) {
      if (resource == null) {
        throw new IllegalStateException("Cannot find actions.txt beside " + decoder.getName());
      }
      var table = new ActionTable();
      new String(resource.readAllBytes(), UTF_8).lines().forEach(table::line);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the actions of " + decoder.getName(), e);
    }
  }

  /** What a word means, or null if the table does not know it. */
  public AccessAction find(String word) {
    if (word == null) {
      return null;
    }
    var exact = spelled.get(word);
    if (exact != null) {
      return exact;
    }
    var key = key(word);
    var action = words.get(key);
    if (action != null) {
      return action;
    }
    for (var beginning : beginnings.entrySet()) {
      if (key.startsWith(beginning.getKey())) {
        return beginning.getValue();
      }
    }
    return null;
  }

  /** What a word means; {@code OTHER} if the table does not know it. */
  public AccessAction of(String word) {
    var action = find(word);
    return action == null ? AccessAction.OTHER : action;
  }

  private void line(String line) {
    int comment = line.indexOf('#');
    var fields = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
    if (fields[0].isEmpty()) {
      return;
    }
    var action = AccessAction.valueOf(fields[0]);
    for (int i = 1; i < fields.length; i++) {
      add(fields[i], action);
    }
  }

  private void add(String word, AccessAction action) {
    spelled.put(word, action);
    var before =
        word.endsWith("*")
            ? beginnings.put(key(word.substring(0, word.length() - 1)), action)
            : words.put(key(word), action);
    if (before != null && before != action) {
      throw new IllegalStateException("Cannot give a word two actions: " + word);
    }
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
