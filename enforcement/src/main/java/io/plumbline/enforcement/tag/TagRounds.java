package io.plumbline.enforcement.tag;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.enforcement.rounds.Rounds;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the tags that come down the lineage where the policies of access are judged, as a thread.
 * Only tenants with a policy about a tag are looked at. Nothing that fails ends it.
 */
public final class TagRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TagRounds.class);

  private final DefinitionLog definitions;
  private final LineageReader lineage;
  private final LogWriter log;
  private final Clock clock;
  private final Rounds rounds;

  private TagRounds(
      String bootstrapServers,
      DefinitionLog definitions,
      LineageReader lineage,
      Duration every,
      BooleanSupplier isActive,
      Clock clock) {
    this.definitions = requireNonNull(definitions, "definitions is null");
    this.lineage = requireNonNull(lineage, "lineage is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.log = LogWriter.open(bootstrapServers);
    this.rounds = Rounds.start("plumbline-tags", every, isActive, rounds -> round());
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
    return new TagRounds(bootstrapServers, definitions, lineage, every, isActive, clock);
  }

  private void round() {
    try {
      definitions.ask(known -> known.tenantsWithTagPolicies()).forEach(this::round);
    } catch (RuntimeException e) {
      LOG.warn("Cannot bring the tags of the lineage up to date: {}", e.getMessage());
      LOG.debug("It failed here", e);
    }
  }

  /** One tenant's trouble holds up no other. */
  private void round(String tenant) {
    try {
      var tags = lineage.tags(tenant);
      var kept = definitions.ask(known -> known.tags(tenant));
      for (var text : TagChanges.of(tenant, kept, tags, clock.millis())) {
        log.append(Topics.RULES, tenant, text.key(), text);
      }
      log.flush();
    } catch (RuntimeException e) {
      LOG.warn("Cannot bring the tags of {} up to date: {}", tenant, e.getMessage());
      LOG.debug("It failed here", e);
    }
  }

  @Override
  public void close() {
    rounds.close();
    log.close();
  }
}
