package io.plumbline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private final ShopJob orders = new Shop(LocalTime.NOON).maker(Shop.RAW_ORDERS);
  private final Traffic traffic = new Traffic(7);

  @Test
  void eveningsAreBusierThanNights() {
    assertThat(traffic.rows(orders, Instant.parse("2026-03-03T19:05:00Z")))
        .isGreaterThan(2 * traffic.rows(orders, Instant.parse("2026-03-03T03:05:00Z")));
  }

  @Test
  void saturdaysAreBusierThanTuesdays() {
    assertThat(traffic.rows(orders, Instant.parse("2026-03-07T12:05:00Z")))
        .isGreaterThan(traffic.rows(orders, Instant.parse("2026-03-03T12:05:00Z")) * 4 / 3);
  }

  @Test
  void theWholeHourHasOneFigure() {
    assertThat(traffic.rows(orders, Instant.parse("2026-03-03T19:05:00Z")))
        .isEqualTo(traffic.rows(orders, Instant.parse("2026-03-03T19:59:59Z")));
  }
}
