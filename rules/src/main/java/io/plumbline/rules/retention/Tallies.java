package io.plumbline.rules.retention;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts what is kept by reason. Bounded: a few examples of each. */
final class Tallies {
  private final Map<KeptBecause, Count> counts = new EnumMap<>(KeptBecause.class);

  /**
   * Counts one.
   *
   * @param isPast whether it is past its time
   * @param explanation asked for only if it becomes an example
   */
  void add(KeptBecause because, Resource resource, boolean isPast, Supplier<Refusal> explanation) {
    var count = counts.computeIfAbsent(because, reason -> new Count());
    count.resources++;
    count.past += isPast ? 1 : 0;
    count.bytes += Math.max(0, resource.bytes());
    var examples = isPast ? count.ofPast : count.others;
    if (examples.size() < Tally.MOST_EXAMPLES) {
      examples.add(resource.id() + " " + explanation.get().text());
    }
  }

  /** In the order of the gates. */
  List<Tally> all() {
    var tallies = new ArrayList<Tally>(counts.size());
    counts.forEach(
        (because, count) ->
            tallies.add(
                new Tally(because, count.resources, count.past, count.bytes, count.examples())));
    return tallies;
  }

  private static final class Count {
    private long resources;
    private long past;
    private long bytes;
    private final List<String> ofPast = new ArrayList<>(Tally.MOST_EXAMPLES);
    private final List<String> others = new ArrayList<>(Tally.MOST_EXAMPLES);

    /** Those that would go, if there are any. */
    private List<String> examples() {
      return ofPast.isEmpty() ? others : ofPast;
    }
  }
}
