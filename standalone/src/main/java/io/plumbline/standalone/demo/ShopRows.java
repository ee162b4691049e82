package io.plumbline.standalone.demo;

import io.plumbline.model.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rows of raw tables, as JSON objects. Pure. */
final class ShopRows {
  private static final int ROWS = 200;
  private static final List<String> COUNTRIES = List.of("DE", "FR", "NL", "SE", "IT");

  private ShopRows() {}

  /**
   * Customers who joined at an instant.
   *
   * @param withoutEmail how many of them have no e-mail address
   */
  static List<String> customers(Instant at, int withoutEmail) {
    return IntStream.range(0, ROWS)
        .mapToObj(
            i -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("customer_id", 70_000 + i);
              row.put("email", i < withoutEmail ? null : "c" + i + "@example.com");
              row.put("country", COUNTRIES.get(i % COUNTRIES.size()));
              row.put("joined_at", at.toString());
              return Json.write(row);
            })
        .toList();
  }

  /**
   * Payments made at an instant.
   *
   * @param negative how many of them have an amount below zero
   */
  static List<String> payments(Instant at, int negative) {
    return IntStream.range(0, ROWS)
        .mapToObj(
            i -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("payment_id", 900_000 + i);
              row.put("order_id", 500_000 + i);
              row.put("amount", (i < negative ? -1 : 1) * (5 + i % 90) + 0.99);
              row.put("currency", "EUR");
              row.put("method", i % 3 == 0 ? "card" : "transfer");
              row.put("paid_at", at.toString());
              return Json.write(row);
            })
        .toList();
  }
}
