package io.plumbline.enforcement.tag;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tags that come down the lineage where the policies of access are judged, as a thread.
 * Only tenants with a policy about a tag are looked at. Nothing that fails ends it.
 */
public final class TagRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TagRounds.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final DefinitionLog definitions;
  private final LineageReader lineage;
  private final LogWriter log;
  private final Duration every;
  private final BooleanSupplier isActive;
  private final Clock clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private TagRounds(
      String bootstrapServers,
      DefinitionLog definitions,
      LineageReader lineage,
      Duration every,
      BooleanSupplier isActive,
      Clock clock) {
    this.definitions = requireNonNull(definitions, "definitions is null");
    this.lineage = requireNonNull(lineage, "lineage is null");
    this.every = requireNonNull(every, "every is null");
    this.isActive = requireNonNull(isActive, "isActive is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.log = LogWriter.open(bootstrapServers);
    this.thread = new Thread(this::run, "plumbline-tags");
    this.thread.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @param definitions not closed
   * @param lineage not closed
   * @param every the time between two rounds
   * @param isActive whether this process is the one that acts
   */
  public static TagRounds start(
      String bootstrapServers,
      DefinitionLog definitions,
      LineageReader lineage,
      Duration every,
      BooleanSupplier isActive,
      Clock clock) {
    var rounds = new TagRounds(bootstrapServers, definitions, lineage, every, isActive, clock);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    try {
      do {
        if (isActive.getAsBoolean()) {
          round();
        }
      } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      for (var tenant : definitions.ask(known -> known.tenantsWithTagPolicies())) {
        var tags = lineage.tags(tenant);
        var kept = definitions.ask(known -> known.tags(tenant));
        for (var text : TagChanges.of(tenant, kept, tags, clock.millis())) {
          log.append(Topics.RULES, tenant, text.key(), text);
        }
        log.flush();
      }
    } catch (RuntimeException e) {
      LOG.warn("Cannot bring the tags of the lineage up to date: {}", e.getMessage());
      LOG.debug("It failed here", e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_WORDS.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    log.close();
  }
}
