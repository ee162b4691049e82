package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.enforcement.rounds.Rounds;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retention policies at work, as a thread: round after round it passes each policy over each of
 * its datasets. It decides; carrying out is the enforcer's. Nothing that fails ends it.
 */
public final class RetentionRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
  private static final int PAGE = 1_000;

  private final Config config;
  private final RetentionRound round;
  private final DecisionPublisher publisher;
  private final Stores stores;

  /** The last trouble of a policy with a dataset, or of a tenant. */
  private final Map<String, String> troubles = new RecentTroubles();

  /** Targets that could not be reached in this round. */
  private final Set<String> unavailable = new HashSet<>();

  private final Rounds rounds;

  /**
   * What the rounds work with; none of it is closed here.
   *
   * @param every the time between two rounds
   * @param isActive whether this process is the one that enforces; no round begins while it is not
   */
  public record Config(
      String bootstrapServers,
      DefinitionLog definitions,
      LineageReader lineage,
      RetentionMemory memory,
      StoreDefinitions stores,
      Duration every,
      BooleanSupplier isActive,
      Clock clock) {
    public Config {
      requireNonNull(definitions, "definitions is null");
      requireNonNull(lineage, "lineage is null");
      requireNonNull(memory, "memory is null");
      requireNonNull(every, "every is null");
    }
  }

  private RetentionRounds(Config config) {
    this.config = config;
    this.publisher =
        new DecisionPublisher(LogWriter.open(config.bootstrapServers()), config.clock());
    this.stores = new Stores(config.stores());
    this.round =
        new RetentionRound(
            new LiveObligations(config.definitions(), config.lineage(), config.clock()),
            config.memory(),
            publisher,
            config.clock());
    this.rounds =
        Rounds.start("plumbline-retention", config.every(), config.isActive(), this::round);
  }

  /** Starts the thread. */
  public static RetentionRounds start(Config config) {
    return new RetentionRounds(config);
  }

  private void round(Rounds here) {
    unavailable.clear();
    try {
      for (var tenant : config.definitions().ask(known -> known.tenantsWithRetention())) {
        round(tenant, here);
      }
    } catch (RuntimeException e) {
      trouble("retention", "Cannot go on with retention: " + e.getMessage(), e);
    }
  }

  /** What cannot be read of one tenant keeps its data, and holds up no other. */
  private void round(String tenant, Rounds here) {
    try {
      pass(tenant, config.definitions().ask(known -> known.retentionPolicies(tenant)), here);
      troubles.remove(tenant);
    } catch (RuntimeException e) {
      trouble(tenant, "Cannot go on with retention of %s: %s".formatted(tenant, e.getMessage()), e);
    }
  }

  /** A round comes often, and its trouble may stay: it is told when it is another one. */
  private void trouble(String subject, String message, Exception cause) {
    if (!message.equals(troubles.put(subject, message))) {
      LOG.warn("{}", message);
    }
    LOG.debug("It failed here", cause);
  }

  /** The datasets are asked for once, however many policies there are. */
  private void pass(String tenant, List<RetentionPolicy> policies, Rounds here) {
    for (int offset = 0; ; offset += PAGE) {
      var page = config.lineage().datasets(tenant, offset, PAGE);
      for (var dataset : page) {
        for (var policy : policies) {
          if (!here.isClosing() && policy.datasets().matches(dataset.id())) {
            pass(policy, dataset.id());
          }
        }
      }
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  private void pass(RetentionPolicy policy, DatasetId dataset) {
    var subject = Keys.join(policy.name(), dataset.key());
    var target = Keys.join(dataset.tenant(), policy.target());
    if (unavailable.contains(target)) {
      return;
    }
    try {
      round.pass(policy, dataset, store(policy, dataset));
      troubles.remove(subject);
    } catch (StoreUnavailableException | StoreRefusedException | RuntimeException e) {
      if (e instanceof StoreUnavailableException) {
        // It is asked again in the next round: one that hangs must not hold up all others.
        unavailable.add(target);
      }
      var message =
          "Policy %s cannot go over %s: %s"
              .formatted(policy.name(), dataset.name(), e.getMessage());
      trouble(subject, message, e);
    }
  }

  private RetentionStore store(RetentionPolicy policy, DatasetId dataset)
      throws StoreRefusedException {
    var endpoint =
        config
            .definitions()
            .ask(known -> known.endpoint(dataset.tenant(), policy.target()))
            .orElseThrow(
                () ->
                    new StoreRefusedException(
                        "There is no target " + policy.target() + "; create it", null));
    return stores.of(endpoint, policy.basis());
  }

  /** Stops after the pass that is under way; what is decided is the enforcer's. */
  @Override
  public void close() {
    rounds.close();
    stores.close();
    publisher.close();
  }

  private static final class RecentTroubles extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 10_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > MOST;
    }
  }
}
