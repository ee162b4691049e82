package io.plumbline.enforcement.engine;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.model.Decision;
import io.plumbline.model.Keys;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The targets that are there, each with its lane. One thread, but for the answers. */
final class Lanes implements AutoCloseable {
  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Map<String, Lane> ofEveryTenant = new HashMap<>();
  private final Caller caller;
  private final Predicate<Decision> isOn;
  private final Clock clock;

  /**
   * @param everyTenants targets that are there for every tenant
   * @param isOn whether an act may be done now; asked by many threads
   */
  Lanes(
      List<EnforcementTarget> everyTenants, Caller caller, Predicate<Decision> isOn, Clock clock) {
    this.caller = caller;
    this.isOn = isOn;
    this.clock = clock;
    everyTenants.forEach(
        target -> ofEveryTenant.put(target.name(), new Lane(target, caller, isOn)));
  }

  /** Puts a tenant's target in the place of the one of that name, if there is one. */
  void put(String tenant, EnforcementTarget target) {
    remove(tenant, target.name());
    lanes.put(Keys.join(tenant, target.name()), new Lane(target, caller, isOn));
  }

  /** Remembers why a target is not there, for those who ask for it. */
  void refuse(String tenant, String name, String reason) {
    remove(tenant, name);
    refused.put(Keys.join(tenant, name), reason);
  }

  /** Takes a tenant's target away. */
  void remove(String tenant, String name) {
    refused.remove(Keys.join(tenant, name));
    var gone = lanes.remove(Keys.join(tenant, name));
    if (gone != null) {
      gone.close();
    }
  }

  /** Makes a call; a target that is not there is an answer, too. */
  void submit(Call call, Consumer<Answered> answers) {
    var decision = call.decision();
    var key = Keys.join(decision.tenant(), decision.target());
    var lane = lanes.getOrDefault(key, ofEveryTenant.get(decision.target()));
    if (lane != null) {
      lane.submit(call, answers);
      return;
    }
    answers.accept(
        new Answered.Ended(
            decision,
            new Outcome(
                decision.id(),
                decision.tenant(),
                decision.target(),
                OutcomeStatus.FAILED,
                0,
                refused.getOrDefault(
                    key,
                    "Cannot find target %s; create it with CREATE TARGET"
                        .formatted(decision.target())),
                clock.millis()),
            List.of()));
  }

  @Override
  public void close() {
    lanes.values().forEach(Lane::close);
    ofEveryTenant.values().forEach(Lane::close);
  }
}
