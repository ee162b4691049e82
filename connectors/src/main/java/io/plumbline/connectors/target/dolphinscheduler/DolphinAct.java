package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;

/** One kind of act in DolphinScheduler. */
interface DolphinAct {
  /** Does it, unless it was done for this decision before. */
  Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException;

  /** Tells what {@link #apply} would do, and changes nothing. */
  Effect rehearse(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException;
}
