package io.plumbline.enforcement.store;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.ZoneId;

/**
 * What to list of a dataset, and how its age is told.
 *
 * @param zone whose clock the values of partitions are written in
 */
public record Listing(DatasetId dataset, RetentionBasis basis, ZoneId zone) {
  public Listing {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(basis, "basis is null");
    requireNonNull(zone, "zone is null");
  }

  /**
   * Refuses any way to tell an age but the one that a store knows.
   *
   * @param resources what the store has, such as {@code directories}
   */
  public void require(RetentionBasis known, String resources) throws StoreRefusedException {
    if (basis != known) {
      throw new StoreRefusedException(
          "Cannot tell the age of %s of %s by %s: write BY %s"
              .formatted(resources, dataset.name(), basis.sql(), known.sql()),
          null);
    }
  }

  /** What a policy looks at. */
  public static Listing of(DatasetId dataset, RetentionPolicy policy) {
    return new Listing(dataset, policy.basis(), policy.zone());
  }

  /** What the act was planned from. */
  public static Listing of(RetentionAct act) {
    return new Listing(act.dataset(), act.basis(), ZoneId.of(act.zone()));
  }
}
