package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retention policies at work, as a thread: round after round it passes each policy over each of
 * its datasets. It decides; carrying out is the enforcer's. Nothing that fails ends it.
 */
public final class RetentionRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionRounds.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private static final int PAGE = 1_000;

  private final Config config;
  private final RetentionRound round;
  private final DecisionPublisher publisher;
  private final Stores stores;

  /** The last trouble of a policy with a dataset; told once. */
  private final Map<String, String> troubles = new RecentTroubles();

  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

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
    this.thread = new Thread(this::run, "plumbline-retention");
    this.thread.setDaemon(true);
  }

  /** Starts the thread. */
  public static RetentionRounds start(Config config) {
    var rounds = new RetentionRounds(config);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    try {
      do {
        if (config.isActive().getAsBoolean()) {
          round();
        }
      } while (!closing.await(config.every().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      for (var tenant : config.definitions().ask(known -> known.tenantsWithRetention())) {
        for (var policy : config.definitions().ask(known -> known.retentionPolicies(tenant))) {
          pass(tenant, policy);
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("Cannot go on with this round of retention: {}", e.getMessage());
      LOG.debug("It failed here", e);
    }
  }

  private void pass(String tenant, RetentionPolicy policy) {
    for (int offset = 0; ; offset += PAGE) {
      var page = config.lineage().datasets(tenant, offset, PAGE);
      for (var dataset : page) {
        if (closing.getCount() > 0 && policy.datasets().matches(dataset.id())) {
          pass(policy, dataset.id());
        }
      }
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  private void pass(RetentionPolicy policy, DatasetId dataset) {
    var subject = Keys.join(policy.name(), dataset.key());
    try {
      round.pass(policy, dataset, store(policy, dataset));
      troubles.remove(subject);
    } catch (StoreUnavailableException | StoreRefusedException | RuntimeException e) {
      // A round comes often, and its trouble may stay.
      if (!Objects.equals(troubles.put(subject, String.valueOf(e.getMessage())), e.getMessage())) {
        LOG.warn("Policy {} cannot go over {}: {}", policy.name(), dataset.name(), e.getMessage());
      }
      LOG.debug("It failed here", e);
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
    closing.countDown();
    try {
      thread.join(LAST_WORDS.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
