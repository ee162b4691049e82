package io.plumbline.connectors.access;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An access event in the making; everything that comes from a log is bounded here. */
public final class AccessDraft {
  private final AccessSource source;
  private final String format;
  private final long atMillis;
  private final Map<String, String> extra = new LinkedHashMap<>();
  private String user;
  private AccessAction action = AccessAction.OTHER;
  private String resource;
  private List<DatasetId> datasets = List.of();
  private List<String> columns = List.of();
  private Boolean allowed;
  private String clientIp;
  private long count = 1;
  private boolean authenticated;

  public AccessDraft(AccessSource source, String format, long atMillis) {
    this.source = source;
    this.format = format;
    this.atMillis = atMillis;
  }

  /** Who; null or empty for nobody in particular. */
  public AccessDraft user(String name) throws UndecodableException {
    user = identity("user", name, AccessLimits.USER);
    return this;
  }

  public AccessDraft action(AccessAction meant) {
    action = meant;
    return this;
  }

  /** What; null where the log names nothing. */
  public AccessDraft resource(String name) throws UndecodableException {
    resource = identity("resource", name, AccessLimits.RESOURCE);
    return this;
  }

  public AccessDraft datasets(List<DatasetId> named) {
    datasets = named;
    return this;
  }

  public AccessDraft columns(List<String> named) {
    columns = named.size() <= AccessLimits.COLUMNS ? named : named.subList(0, AccessLimits.COLUMNS);
    return this;
  }

  /** Null where the log does not say. */
  public AccessDraft allowed(Boolean permitted) {
    allowed = permitted;
    return this;
  }

  /** An address; what is none, such as the name of a service, is kept as {@code clientName}. */
  public AccessDraft client(String address) {
    if (IpAddresses.isLiteral(address)) {
      clientIp = address;
    } else if (address != null) {
      extra("clientName", address);
    }
    return this;
  }

  public AccessDraft count(long accesses) {
    count = accesses;
    return this;
  }

  public AccessDraft authenticated(boolean proven) {
    authenticated = proven;
    return this;
  }

  /**
   * A further fact; null is left out, and what is longer than the limit is cut and ends in dots.
   */
  public AccessDraft extra(String name, Object value) {
    if (value != null && extra.size() < AccessLimits.EXTRAS) {
      var text = value.toString();
      extra.put(
          name,
          text.length() <= AccessLimits.EXTRA
              ? text
              : text.substring(0, AccessLimits.EXTRA) + "...");
    }
    return this;
  }

  /** The event; the parts identify the record within its format. */
  public AccessEvent event(String... identity) {
    return new AccessEvent(
        id(identity),
        source.tenant(),
        format,
        atMillis,
        user,
        action,
        resource,
        datasets,
        columns,
        allowed,
        clientIp,
        count,
        authenticated,
        extra);
  }

  private String id(String... identity) {
    var parts = new String[identity.length + 3];
    parts[0] = "access";
    parts[1] = source.tenant();
    parts[2] = format;
    System.arraycopy(identity, 0, parts, 3, identity.length);
    return Hashes.of(parts);
  }

  /** A name that is cut is another name, so a name that is too long is refused. */
  private static String identity(String what, String name, int most) throws UndecodableException {
    if (name == null || name.isEmpty()) {
      return null;
    }
    if (name.length() > most) {
      throw new UndecodableException(
          Reason.LIMIT, "Cannot take a " + what + " of more than " + most + " characters");
    }
    return name;
  }
}
