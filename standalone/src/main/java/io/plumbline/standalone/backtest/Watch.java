package io.plumbline.standalone.backtest;

import io.plumbline.rules.volume.LoadAlert;
import java.util.List;

/** Watches the loads of one dataset, with a clock that the replay drives. */
interface Watch {
  /** When it wants to be woken if nothing comes; {@link Long#MAX_VALUE} for never. */
  long deadlineMillis();

  /** Its deadline has passed. */
  List<LoadAlert> wake();

  /**
   * A load came.
   *
   * @param endMillis the end of the period that it is for
   * @param atMillis when it came
   */
  List<LoadAlert> load(long endMillis, long atMillis, double rows);
}
