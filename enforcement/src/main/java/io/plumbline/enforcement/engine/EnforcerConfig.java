package io.plumbline.enforcement.engine;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.lineage.LineageReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an {@link Enforcer} works with.
 *
 * @param targets opens the targets that are there for every tenant; each start opens them anew
 * @param definitions makes targets of what people define
 * @param lineage read to find what lies downstream; not closed
 * @param startWithin how long the journal may take to be read
 */
public record EnforcerConfig(
    String bootstrapServers,
    Supplier<List<EnforcementTarget>> targets,
    TargetDefinitions definitions,
    LineageReader lineage,
    Patience patience,
    Clock clock,
    Duration startWithin) {
  public EnforcerConfig {
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    requireNonNull(targets, "targets is null");
    requireNonNull(definitions, "definitions is null");
    requireNonNull(lineage, "lineage is null");
    requireNonNull(patience, "patience is null");
    requireNonNull(clock, "clock is null");
  }
}
