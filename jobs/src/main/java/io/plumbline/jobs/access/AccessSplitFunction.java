package io.plumbline.jobs.access;

import io.plumbline.model.AccessEvent;
import io.plumbline.rules.access.DatasetAccess;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One event for each dataset that it names. What names no user or no dataset is left out: no policy
 * is about it.
 */
public final class AccessSplitFunction extends ProcessFunction<AccessEvent, DatasetAccess> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(AccessEvent event, Context context, Collector<DatasetAccess> out) {
    if (event.user() == null || event.user().isEmpty()) {
      return;
    }
    var stamped = context.timestamp();
    long atMillis = stamped == null ? event.atMillis() : Math.min(stamped, event.atMillis());
    for (var dataset : event.datasets()) {
      out.collect(new DatasetAccess(event, dataset, atMillis, 0));
    }
  }
}
