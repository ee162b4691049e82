package io.plumbline.enforcement.store.iceberg;

import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.store.postgres.PostgresUrl;
import java.util.HashMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Catalogs as the options of a target say. */
public final class IcebergConfig {
  private IcebergConfig() {}

  /**
   * What opens the catalog: one that is kept in PostgreSQL.
   *
   * @throws IllegalArgumentException if an option is wrong
   */
  public static Supplier<Catalog> of(TargetOptions options) {
    var properties = new HashMap<String, String>();
    properties.put("uri", PostgresUrl.of(options));
    properties.put("warehouse", options.require("warehouse"));
    options.find("user").ifPresent(user -> properties.put("jdbc.user", user));
    var name = options.find("catalog").orElse("default");
    return () -> {
      var opened = new JdbcCatalog();
      opened.setConf(new Configuration());
      if (options.find("password").isPresent()) {
        properties.put("jdbc.password", options.secret("password").get());
      }
      opened.initialize(name, properties);
      return opened;
    };
  }
}
