package io.plumbline.lineage;

import io.plumbline.model.DatasetId;
import java.util.Collection;
import java.util.List;

/** Where what is in a column or a dataset goes to, one step down the lineage. */
interface TagFlows {
  /** A dataset, or a column of it, that holds something. */
  record Place(DatasetId dataset, String column) {}

  /** From one place to another. */
  record Flow(Place from, Place to) {}

  /** The columns that some columns feed without masking. */
  List<Flow> fed(Collection<Place> columns);

  /**
   * The datasets that are made from some datasets.
   *
   * @param blindly only where it is not known which columns feed which
   */
  List<Flow> made(Collection<DatasetId> datasets, boolean blindly);
}
