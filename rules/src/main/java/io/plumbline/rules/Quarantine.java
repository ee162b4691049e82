package io.plumbline.rules;

import java.util.List;

/**
 * {@code QUARANTINE [TO table] [SAMPLE n] [MASK (columns)]}.
 *
 * @param table possibly empty: the engine's own
 * @param sample most rows of a posted part, or of a minute of a stream; 0 for all
 * @param masked columns whose values are hidden wherever rows of the rule are shown
 */
public record Quarantine(String table, int sample, List<String> masked) {
  /** No quarantine, nothing masked. */
  public static final Quarantine NONE = new Quarantine("", 0, List.of());

  public Quarantine {
    table = table == null ? "" : table;
    masked = List.copyOf(masked);
  }
}
