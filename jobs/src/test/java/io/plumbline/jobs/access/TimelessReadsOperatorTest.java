package io.plumbline.jobs.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.access.DatasetRead;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TimelessReadsOperatorTest {
  private static AccessEvent event(AccessAction action, Boolean allowed, String user) {
    var orders = new DatasetId("default", "pg", "orders");
    return new AccessEvent(
        "e",
        "default",
        "pgaudit",
        500,
        user,
        action,
        "orders",
        List.of(orders),
        null,
        allowed,
        null,
        1,
        true,
        Map.of());
  }

  @Test
  void readsAreToldAndTimeIsNot() throws Exception {
    var operator =
        new OneInputStreamOperatorTestHarness<AccessEvent, DatasetRead>(
            new TimelessReadsOperator());
    operator.open();
    operator.processElement(event(AccessAction.READ, true, "ann"), 400);
    operator.processElement(event(AccessAction.READ, null, "bob"), 900);
    operator.processElement(event(AccessAction.READ, false, "denied"), 900);
    operator.processElement(event(AccessAction.WRITE, true, "writer"), 900);
    operator.processElement(event(AccessAction.READ, true, null), 900);
    operator.processWatermark(new Watermark(400));
    assertThat(operator.extractOutputValues())
        .extracting(DatasetRead::user)
        .containsExactly("ann", "bob");
    // Never later than the broker took it.
    assertThat(operator.extractOutputValues())
        .extracting(DatasetRead::atMillis)
        .containsExactly(400L, 500L);
    assertThat(operator.getOutput()).contains(WatermarkStatus.IDLE);
    assertThat(operator.getOutput()).doesNotHaveAnyElementsOfTypes(Watermark.class);
    operator.close();
  }
}
