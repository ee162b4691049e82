package io.plumbline.connectors.access.hive;

import java.util.Arrays;
import java.util.List;

/**
 * What a call is about, from its arguments, which every version of Hive writes in other ways:
 * {@code tbl=hive.sales.orders}, {@code db=sales tbl=orders}, {@code db=@hive#sales pat=.*}, {@code
 * Table(tableName:orders, dbName:sales, ...)}, or a bare name, of which nobody knows the database.
 * Each part is null if it is not told.
 */
record HiveObject(String catalog, String database, String table, String pattern, String newName) {
  private static final HiveObject NOTHING = new HiveObject(null, null, null, null, null);
  private static final String PATTERN = " pat=";
  private static final String PARTITION = "partition=";
  private static final int MOST_TABLES = 1_000;

  static List<HiveObject> of(String function, String arguments) {
    if (arguments.startsWith("tbl=")) {
      return List.of(qualified(name(arguments, 4)).renamed(value(arguments, " newtbl=")));
    }
    if (arguments.startsWith("db=") || arguments.startsWith("db = ")) {
      return inDatabase(arguments.replaceFirst("^db = ", "db="));
    }
    if (arguments.startsWith("Table(")) {
      var database = value(arguments, " dbName:");
      var catalog = value(arguments, " catName:");
      return List.of(new HiveObject(catalog, database, value(arguments, "tableName:"), null, null));
    }
    if (arguments.startsWith("Database(")) {
      return List.of(database(String.valueOf(value(arguments, "name:"))));
    }
    return List.of(bare(function, arguments));
  }

  /** The name, as far as it is known: {@code sales.orders}, {@code sales} or {@code orders}. */
  String text() {
    return database == null ? table : table == null ? database : database + "." + table;
  }

  boolean isRenamed() {
    return newName != null && !newName.equals(table);
  }

  private static List<HiveObject> inDatabase(String arguments) {
    int pat = arguments.indexOf(PATTERN);
    var known = pat < 0 ? arguments : arguments.substring(0, pat);
    var database = database(name(arguments, 3));
    var tables = value(known, " tbls=");
    if (tables != null) {
      return Arrays.stream(list(known).split(",", MOST_TABLES))
          .map(table -> database.with(table.strip()))
          .toList();
    }
    var table = value(known, " tbl=");
    var object = table == null ? database : database.with(table);
    var pattern = pat < 0 ? null : arguments.substring(pat + PATTERN.length());
    return List.of(
        new HiveObject(object.catalog, object.database, object.table, pattern, null)
            .renamed(value(known, " newtbl=")));
  }

  private static String list(String arguments) {
    int from = arguments.indexOf(" tbls=") + " tbls=".length();
    int end = arguments.indexOf(' ', from);
    return arguments.substring(from, end < 0 ? arguments.length() : end);
  }

  private static HiveObject bare(String function, String arguments) {
    if (function.contains("databases") || arguments.isEmpty()) {
      return arguments.isEmpty() ? NOTHING : new HiveObject(null, null, null, arguments, null);
    }
    var name = name(arguments, 0);
    if (name.isEmpty()) {
      return NOTHING;
    }
    if (name.startsWith("@")
        || function.contains("database")
        || function.contains("dataconnector")) {
      return database(name);
    }
    return function.contains("table") || function.contains("partition") || name.indexOf('.') > 0
        ? qualified(name).renamed(value(arguments, " newtbl="))
        : NOTHING;
  }

  /** {@code catalog.database.table}, {@code database.table} or {@code table}. */
  private static HiveObject qualified(String name) {
    var parts = name.split("\\.", 3);
    return switch (parts.length) {
      case 3 -> new HiveObject(parts[0], parts[1], parts[2], null, null);
      case 2 -> new HiveObject(null, parts[0], parts[1], null, null);
      default -> new HiveObject(null, null, name, null, null);
    };
  }

  /** {@code sales}, or {@code @hive#sales} with its catalogue. */
  private static HiveObject database(String name) {
    int hash = name.startsWith("@") ? name.indexOf('#') : -1;
    var catalog = hash < 0 ? null : name.substring(1, hash);
    var database = name.substring(hash + 1);
    return new HiveObject(catalog, database.isEmpty() ? null : database, null, null, null);
  }

  private HiveObject with(String name) {
    return new HiveObject(catalog, database, name, pattern, newName);
  }

  private HiveObject renamed(String name) {
    return new HiveObject(catalog, database, table, pattern, name);
  }

  private static String value(String arguments, String key) {
    int at = arguments.indexOf(key);
    return at < 0 ? null : name(arguments, at + key.length());
  }

  /** The name at an index: up to a blank or sign, or what Hive 3 puts right behind it. */
  private static String name(String text, int from) {
    int end = from;
    while (end < text.length() && " \t:[,){\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    int partition = end - PARTITION.length();
    boolean glued = text.startsWith("{", end) && text.startsWith(PARTITION, partition);
    return text.substring(from, glued && partition >= from ? partition : end);
  }
}
