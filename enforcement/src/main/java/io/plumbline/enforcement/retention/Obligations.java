package io.plumbline.enforcement.retention;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.LegalHold;
import io.plumbline.rules.retention.Reader;
import io.plumbline.rules.retention.RetentionPolicy;
import java.util.List;

/**
 * What keeps or ends the data of a dataset, as it stands now. It is asked before each plan and
 * before each act, and must never answer from a copy that may be old.
 *
 * <p>Every answer is of the dataset's own tenant alone: what one tenant says must neither end nor
 * keep the data of another.
 *
 * <p>An answer that cannot be given is an exception, never an empty list: whoever does not know the
 * holds must not delete.
 */
public interface Obligations {
  /** The holds of open cases; those of other datasets are no harm. */
  List<LegalHold> holds(DatasetId dataset);

  /** Jobs that still need the dataset, from lineage. */
  List<Reader> readers(DatasetId dataset);

  /** The policies in force; those of other datasets are no harm. */
  List<RetentionPolicy> policies(DatasetId dataset);
}
