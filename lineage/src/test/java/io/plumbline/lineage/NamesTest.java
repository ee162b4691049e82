package io.plumbline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final DatasetId ORDERS =
      new DatasetId("t", "postgres://db:5432", "shop.public.orders");

  @Test
  void idIsFoundWhereverTheSeparatorsAre() {
    assertThat(Names.datasets("t", ORDERS.id())).contains(ORDERS);
    assertThat(Names.datasets("t", "postgres://db:5432.shop.public.orders")).contains(ORDERS);
    var path = new DatasetId("t", "hdfs://nn:8020", "/warehouse/orders");
    assertThat(Names.datasets("t", path.id())).contains(path);
  }

  @Test
  void otherSpellingsGiveTheCanonicalName() {
    assertThat(Names.datasets("t", "postgresql://DB:5432/shop.public.orders")).contains(ORDERS);
  }

  @Test
  void plainNameWithoutSeparatorsHasNoNamespace() {
    assertThat(Names.datasets("t", "orders")).isEmpty();
    assertThat(Names.datasets("t", "")).isEmpty();
  }

  @Test
  void nodeIdIsFoundThoughBothPartsHaveColons() {
    assertThat(Names.nodeId("t", "dataset:postgres://db:5432:shop.public.orders").keys())
        .contains(GraphKeys.dataset(ORDERS));
    assertThat(Names.nodeId("t", "dataset:ns:a:b").keys())
        .containsExactly(
            GraphKeys.dataset(new DatasetId("t", "ns:a", "b")),
            GraphKeys.dataset(new DatasetId("t", "ns", "a:b")));
    var job = Names.nodeId("t", "job:my:ns:dag.task#v1");
    assertThat(job.kind()).isEqualTo(NodeKind.JOB);
    assertThat(job.keys()).contains(GraphKeys.job(new JobId("t", "my:ns", "dag.task")));
  }

  @Test
  void whatIsNoNodeIdHasNoKeys() {
    assertThat(Names.nodeId("t", "run:123:456").keys()).isEmpty();
    assertThat(Names.nodeId("t", "dataset:").keys()).isEmpty();
    assertThat(Names.nodeId("t", "").keys()).isEmpty();
  }

  @Test
  void longTextIsNotSplitAtAll() {
    assertThat(Names.datasets("t", "a/".repeat(10_000))).isEmpty();
    assertThat(Names.datasets("t", "a/".repeat(1_000))).hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void lastPartOfANameIsWhatFollowsTheLastDotOrSlash() {
    assertThat(DatasetMapping.leaf("shop.public.orders")).isEqualTo("orders");
    assertThat(DatasetMapping.leaf("lake/orders/")).isEqualTo("orders");
    assertThat(DatasetMapping.leaf("orders")).isEqualTo("orders");
    assertThat(DatasetMapping.leaf("x".repeat(9_000))).hasSize(200);
  }
}
