package io.plumbline.connectors.access.ranger;

import java.util.Map;

/** Ranger's numbers of kinds of services, {@code id} of its service definitions. */
final class ServiceType {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("1", "hdfs"),
          Map.entry("2", "hbase"),
          Map.entry("3", "hive"),
          Map.entry("4", "yarn"),
          Map.entry("5", "knox"),
          Map.entry("6", "storm"),
          Map.entry("7", "kms"),
          Map.entry("8", "solr"),
          Map.entry("9", "kafka"),
          Map.entry("10", "nifi"),
          Map.entry("12", "kylin"),
          Map.entry("13", "nifi-registry"),
          Map.entry("14", "sqoop"),
          Map.entry("15", "atlas"),
          Map.entry("16", "elasticsearch"),
          Map.entry("17", "presto"),
          Map.entry("100", "tag"),
          Map.entry("101", "wasb"),
          Map.entry("103", "abfs"),
          Map.entry("105", "kudu"),
          Map.entry("201", "ozone"),
          Map.entry("202", "schema-registry"),
          Map.entry("203", "trino"));

  private ServiceType() {}

  /** The name of a number; the number itself for a service of somebody's own. */
  static String of(String number) {
    return number == null ? null : NAMES.getOrDefault(number, number);
  }
}
