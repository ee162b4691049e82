package io.plumbline.enforcement.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.RetentionBasis;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BoundedStoreTest {
  private static final Listing ORDERS =
      new Listing(
          new DatasetId("acme", "lake", "orders"), RetentionBasis.PARTITION_VALUE, ZoneOffset.UTC);

  @Test
  void callThatHangsIsGivenUpOnAndMayBeTriedAgain() {
    try (var bounded = new BoundedStore(new HangingStore(), Duration.ofMillis(20))) {
      assertThatThrownBy(() -> bounded.list(ORDERS, Page.START, 1))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage("Cannot wait for lake: no answer within PT0.02S");
    }
  }

  @Test
  void noMoreCallsAreMadeWhileManyHang() {
    try (var bounded = new BoundedStore(new HangingStore(), Duration.ofMillis(20))) {
      for (int i = 0; i < 4; i++) {
        assertThatThrownBy(() -> bounded.list(ORDERS, Page.START, 1))
            .hasMessageContaining("answer");
      }
      assertThatThrownBy(() -> bounded.list(ORDERS, Page.START, 1))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessage("Cannot ask lake: 4 calls hang already");
    }
  }

  @Test
  void answersAndRefusalsPassThrough() throws Exception {
    try (var bounded = new BoundedStore(new MemoryStore(), Duration.ofSeconds(10))) {
      assertThat(bounded.list(ORDERS, Page.START, 1).next()).isNull();
      var unknown = new Listing(new DatasetId("acme", "lake", "x"), ORDERS.basis(), ZoneOffset.UTC);
      assertThatThrownBy(() -> bounded.list(unknown, Page.START, 1))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessage("Cannot list lake/x: unknown");
    }
  }

  /** A store whose client waits for ever, and does not even listen to interrupts. */
  private static final class HangingStore extends ForwardingStore {
    private final CountDownLatch never = new CountDownLatch(1);

    private HangingStore() {
      super(new MemoryStore());
    }

    @Override
    public Page list(Listing listing, String cursor, int limit) {
      while (true) {
        try {
          never.await();
        } catch (InterruptedException e) {
          // Goes on waiting, as some clients do.
        }
      }
    }
  }
}
