package io.plumbline.connectors.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a log does not say about itself.
 *
 * @param tenant whose log it is; taken from the caller's token, never from the log
 * @param zone the clock of times that name no zone
 * @param namespaces OpenLineage namespace of the store, such as {@code postgres://db:5432}, under
 *     the name that the log gives the store (only Ranger does) or under {@link #ANY_SERVICE}. Most
 *     logs do not say where their store is: without a namespace their events name no dataset
 */
public record AccessSource(String tenant, ZoneId zone, Map<String, String> namespaces) {
  /** Key of the namespace of every service that has none of its own. */
  public static final String ANY_SERVICE = "";

  public AccessSource {
    requireNonNull(tenant, "tenant is null");
    zone = zone == null ? ZoneOffset.UTC : zone;
    namespaces = namespaces == null ? Map.of() : Map.copyOf(namespaces);
  }

  /** A source on UTC that does not know where its store is. */
  public static AccessSource of(String tenant) {
    return new AccessSource(tenant, ZoneOffset.UTC, Map.of());
  }

  /**
   * A source with namespaces as people write them: {@code hive://meta:9083}, or {@code
   * prod_hive=hive://meta:9083} for one service.
   */
  public static AccessSource of(String tenant, ZoneId zone, List<String> namespaces) {
    var named = new HashMap<String, String>();
    for (var text : namespaces) {
      int equals = text.indexOf('=');
      int scheme = text.indexOf(':');
      boolean ofService = equals > 0 && (scheme < 0 || equals < scheme);
      named.put(
          ofService ? text.substring(0, equals) : ANY_SERVICE,
          ofService ? text.substring(equals + 1) : text);
    }
    return new AccessSource(tenant, zone, named);
  }

  /** The dataset of a name in the store; empty if nobody said where the store is. */
  public List<DatasetId> dataset(String service, String name) {
    var namespace =
        namespaces.getOrDefault(
            service == null ? ANY_SERVICE : service, namespaces.get(ANY_SERVICE));
    return namespace == null || name == null || name.isBlank()
        ? List.of()
        : List.of(CanonicalNames.dataset(tenant, namespace, name));
  }

  /** The dataset of a name in the only store of a log. */
  public List<DatasetId> dataset(String name) {
    return dataset(ANY_SERVICE, name);
  }
}
