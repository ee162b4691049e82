package io.plumbline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Topics;
import org.apache.kafka.common.header.Headers;

/** The record header that names the tenant. */
final class TenantHeader {
  private TenantHeader() {}

  /** The tenant of a record; the default one if the header is absent or blank. */
  static String read(Headers headers) {
    var header = headers.lastHeader(Topics.TENANT_HEADER);
    if (header == null || header.value() == null) {
      return Topics.DEFAULT_TENANT;
    }
    var tenant = new String(header.value(), UTF_8).strip();
    return tenant.isEmpty() ? Topics.DEFAULT_TENANT : tenant;
  }

  static void write(String tenant, Headers headers) {
    headers.add(Topics.TENANT_HEADER, tenant.getBytes(UTF_8));
  }
}
