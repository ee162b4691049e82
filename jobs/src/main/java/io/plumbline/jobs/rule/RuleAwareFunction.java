package io.plumbline.jobs.rule;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.rules.Rule;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.decision.SchedulingPolicy;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/** A keyed operator that judges by the rules in force. Subclasses ask {@link #rulesOf}. */
public abstract class RuleAwareFunction<I, O>
    extends KeyedBroadcastProcessFunction<String, I, RuleText, O> {
  private static final long serialVersionUID = 1L;
  private final RuleSeed seed;
  private transient ActiveRules active;
  private transient boolean restored;

  protected RuleAwareFunction(RuleSeed seed) {
    this.seed = seed;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    active = new ActiveRules(seed.compiler().create());
    seed.texts().forEach(active::put);
    restored = false;
  }

  @Override
  public final void processBroadcastElement(RuleText text, Context context, Collector<O> out)
      throws Exception {
    var state = context.getBroadcastState(RuleBroadcast.DESCRIPTOR);
    var known = state.get(text.key());
    if (known == null || known.version() < text.version()) {
      state.put(text.key(), text);
    }
    active.put(text);
  }

  /** The enabled rules of a dataset. */
  protected final List<Rule> rulesOf(DatasetId dataset, ReadOnlyContext context) throws Exception {
    restore(context);
    return active.of(dataset);
  }

  /** The enabled rule of that key. */
  protected final Optional<Rule> ruleNamed(String key, ReadOnlyContext context) throws Exception {
    restore(context);
    return active.named(key);
  }

  /** The enabled rules that await another dataset after this one. */
  protected final List<Rule> rulesFollowing(DatasetId upstream, ReadOnlyContext context)
      throws Exception {
    restore(context);
    return active.following(upstream);
  }

  /** The policies of scheduling about a dataset. */
  protected final List<SchedulingPolicy> policiesOf(DatasetId dataset, ReadOnlyContext context)
      throws Exception {
    restore(context);
    return active.policies(dataset);
  }

  /**
   * The policies of access about a dataset.
   *
   * @param tags of the dataset, as a log names them; null for none
   */
  protected final List<AccessPolicy> accessPoliciesOf(
      DatasetId dataset, String tags, ReadOnlyContext context) throws Exception {
    restore(context);
    return active.accessPolicies(dataset, tags);
  }

  /** The calendars that the rules of a tenant may name. */
  protected final Calendars calendarsOf(String tenant) {
    return active.calendars(tenant);
  }

  /** The text of an enabled rule, to go with what is sent on about it. */
  protected final RuleText textOf(String key) {
    return active.text(key);
  }

  /** Takes a rule that came with an event, should broadcast not have brought it yet. */
  protected final void know(RuleText text) {
    active.put(text);
  }

  /** After a restart the broadcast state may know rules that are younger than the seed. */
  private void restore(ReadOnlyContext context) throws Exception {
    if (!restored) {
      ReadOnlyBroadcastState<String, RuleText> state =
          context.getBroadcastState(RuleBroadcast.DESCRIPTOR);
      for (var entry : state.immutableEntries()) {
        active.put(entry.getValue());
      }
      restored = true;
    }
  }
}
