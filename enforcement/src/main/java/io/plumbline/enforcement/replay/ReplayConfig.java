package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.RuleCompiler;
import java.time.Clock;

/**
 * What a {@link Replayer} works with.
 *
 * @param compiler reads the policies and targets that people put in force
 * @param sources opens where targets of Ranger have their policies
 */
public record ReplayConfig(
    String bootstrapServers, RuleCompiler compiler, PolicySources sources, Clock clock) {
  public ReplayConfig {
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    requireNonNull(compiler, "compiler is null");
    requireNonNull(sources, "sources is null");
    requireNonNull(clock, "clock is null");
  }
}
