package io.plumbline.enforcement.store.iceberg;

import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import io.plumbline.enforcement.store.postgres.PostgresUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** Catalogs as the options of a target say. */
public final class IcebergConfig {
  private static final List<String> SCHEMES = List.of("hdfs", "viewfs", "file");

  private IcebergConfig() {}

  /**
   * What opens the catalog: one that is kept in PostgreSQL. Files are touched beneath the warehouse
   * alone.
   *
   * @param localFolders where a warehouse on this machine may lie
   * @throws IllegalArgumentException if an option is wrong
   */
  public static Supplier<Catalog> of(TargetOptions options, LocalFolders localFolders) {
    var properties = new HashMap<String, String>();
    properties.put("uri", PostgresUrl.of(options));
    properties.put("warehouse", warehouse(options, localFolders));
    properties.put("io-impl", WarehouseFileIO.class.getName());
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

  private static String warehouse(TargetOptions options, LocalFolders localFolders) {
    var warehouse = options.require("warehouse");
    URI uri;
    try {
      uri = new URI(warehouse);
    } catch (URISyntaxException e) {
      throw options.wrong("warehouse", "it is no URI");
    }
    var scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (uri.getPath() == null || !SCHEMES.contains(scheme)) {
      throw options.wrong("warehouse", "write " + String.join(":, ", SCHEMES) + ":, and a path");
    }
    if (scheme.equals("file") && !localFolders.contain(uri.getPath())) {
      throw options.wrong(
          "warehouse", "on this machine only folders that retention.folders names may be touched");
    }
    return warehouse;
  }
}
