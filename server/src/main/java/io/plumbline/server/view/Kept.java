package io.plumbline.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Json;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the JSON that a row keeps. */
final class Kept {

  private Kept() {}

  static <T> RowMapper<T> of(Class<T> type) {
    return (row, ctx) -> Json.read(row.getString("body").getBytes(UTF_8), type);
  }
}
