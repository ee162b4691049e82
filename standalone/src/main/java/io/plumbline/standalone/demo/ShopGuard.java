package io.plumbline.standalone.demo;

import io.plumbline.model.Json;
import io.plumbline.standalone.engine.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may read the shop's warehouse through its query engine: policies of Ranger in a folder, as a
 * Ranger Admin would serve them. Ann may read the customers, and nobody else.
 */
final class ShopGuard {
  static final String SERVICE = "shop_trino";

  /** Who reads what the policies deny. */
  static final String STRANGER = "eve";

  private static final String FOLDER = "shop";
  private static final String DEFINITION = "service-defs/ranger-servicedef-trino.json";

  /** Ranger's number of services of Trino. */
  private static final int TRINO = 203;

  private final Path folder;

  /**
   * @param data folder of the engine, in which it looks for policies
   */
  ShopGuard(Path data) {
    this.folder = data.toAbsolutePath().normalize().resolve("ranger").resolve(FOLDER);
  }

  /** Puts the policies where the engine reads them. */
  void write() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder " + folder, e);
    }
    PrivateFiles.write(folder.resolve(SERVICE + ".json"), Json.write(policies()));
  }

  private static Map<String, Object> policies() {
    var readers =
        Map.of(
            "id",
            1,
            "service",
            SERVICE,
            "name",
            "readers of the customers",
            "isEnabled",
            true,
            "policyType",
            0,
            "resources",
            Map.of(
                "catalog", only("shop"),
                "schema", only("dwh"),
                "table", only("customers"),
                "column", only("*")),
            "policyItems",
            List.of(
                Map.of(
                    "users",
                    List.of("ann"),
                    "accesses",
                    List.of(Map.of("type", "select", "isAllowed", true)))));
    return Map.of(
        "serviceName",
        SERVICE,
        "serviceId",
        1,
        "policyVersion",
        1,
        "policies",
        List.of(readers),
        "serviceDef",
        definition());
  }

  private static Map<String, Object> only(String value) {
    return Map.of("values", List.of(value), "isExcludes", false, "isRecursive", false);
  }

  /** What a service of Trino is, as Ranger defines it. */
  private static Object definition() {
    try (var in = ShopGuard.class.getClassLoader().getResourceAsStream(DEFINITION)) {
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + DEFINITION, e);
    }
  }

  /** The service as a target, and the policy about reads that its policies would deny. */
  static String sql() {
    return """
        CREATE OR REPLACE TARGET %1$s TYPE ranger WITH (
          'service' = '%1$s',
          'policies' = '%2$s');

        CREATE OR REPLACE ACCESS POLICY strangers
          ON '%3$s'
          WHEN POLICY WOULD DENY
          THEN REVOKE
          VIA %1$s
          DRY RUN;
        """
        .formatted(SERVICE, FOLDER, Shop.CUSTOMERS.name());
  }

  /** The stranger reads the customers, as Ranger's plugin in the query engine logs it. */
  static String read(Instant at) {
    var event = new LinkedHashMap<String, Object>();
    event.put("id", "shop-" + at.toEpochMilli());
    event.put("repoType", TRINO);
    event.put("repo", SERVICE);
    event.put("reqUser", STRANGER);
    event.put("evtTime", String.valueOf(at.toEpochMilli()));
    event.put("access", "select");
    event.put("action", "select");
    event.put("resource", Shop.CUSTOMERS.name().replace('.', '/'));
    event.put("resType", "table");
    event.put("result", 1);
    event.put("cliIP", "10.1.2.3");
    return Json.write(event);
  }
}
