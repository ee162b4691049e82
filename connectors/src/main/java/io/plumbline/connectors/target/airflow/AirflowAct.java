package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;

/** One kind of act in Airflow. */
interface AirflowAct {
  /** Does it, unless it was done for this decision before. */
  Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException;

  /** Tells what {@link #apply} would do, and changes nothing. */
  Effect rehearse(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException;
}
