package io.plumbline.rules.retention;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.rules.LikeTarget;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
  @Test
  void orphansStayForAsLongAsAWriteMayTake() {
    assertThatThrownBy(() -> orphans(Duration.ofHours(71)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot take retention policy orphans: KEEP must be at least 3 days BY ORPHAN FILE");
    orphans(Duration.ofHours(72));
  }

  private static RetentionPolicy orphans(Duration keep) {
    return new RetentionPolicy(
        "orphans",
        1,
        new LikeTarget("shop.%", "LIKE 'shop.%'"),
        keep,
        0,
        RetentionBasis.ORPHAN_FILE,
        ZoneOffset.UTC,
        RetentionAction.DELETE,
        Duration.ofDays(7),
        0.1,
        Long.MAX_VALUE,
        1,
        false,
        "lake");
  }
}
