package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.RuleCompiler;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What a {@link Replayer} works with.
 *
 * @param compiler reads the policies and targets that people put in force
 * @param sources opens where targets of Ranger have their policies
 * @param memory file of what is remembered of the use of grants
 */
public record ReplayConfig(
    String bootstrapServers,
    RuleCompiler compiler,
    PolicySources sources,
    Path memory,
    Clock clock) {
  public ReplayConfig {
    requireNonNull(memory, "memory is null");
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    requireNonNull(compiler, "compiler is null");
    requireNonNull(sources, "sources is null");
    requireNonNull(clock, "clock is null");
  }
}
