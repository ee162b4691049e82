package io.plumbline.jobs.access;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Decision;
import io.plumbline.rules.access.AccessWatch;
import io.plumbline.rules.access.DatasetAccess;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/** Keyed by tenant and user: what the policies of access make of what the user does. */
public final class AccessWatchFunction extends RuleAwareFunction<DatasetAccess, Decision> {
  private static final long serialVersionUID = 1L;
  private transient AccessWatch watch;

  public AccessWatchFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    watch = new AccessWatch(new StoredAccess(getRuntimeContext()));
  }

  @Override
  public void processElement(DatasetAccess access, ReadOnlyContext context, Collector<Decision> out)
      throws Exception {
    var tags = access.event().extra().get("tags");
    watch.observe(access, accessPoliciesOf(access.dataset(), tags, context)).forEach(out::collect);
  }
}
