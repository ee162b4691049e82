package io.plumbline.rules.schema;

import io.plumbline.rules.SchemaChangeKind;
import java.util.Optional;

/** One difference between two schemas of a dataset. */
public record SchemaChange(Kind kind, String path, String from, String to) {
  /** What happened to the column. */
  public enum Kind {
    ADDED,
    WIDENED,
    DROPPED,
    NARROWED,
    RENAMED
  }

  /** What a rule must forbid for this change to be illegal; empty when it is always legal. */
  public Optional<SchemaChangeKind> offence() {
    return switch (kind) {
      case ADDED, WIDENED -> Optional.empty();
      case DROPPED -> Optional.of(SchemaChangeKind.DROP);
      case NARROWED -> Optional.of(SchemaChangeKind.NARROW);
      case RENAMED -> Optional.of(SchemaChangeKind.RENAME);
    };
  }

  /** The change in words, such as {@code column amount was narrowed from bigint to int}. */
  public String text() {
    return switch (kind) {
      case ADDED -> "column %s (%s) was added".formatted(path, to);
      case WIDENED -> "column %s was widened from %s to %s".formatted(path, from, to);
      case DROPPED -> "column %s (%s) was dropped".formatted(path, from);
      case NARROWED -> "column %s was narrowed from %s to %s".formatted(path, from, to);
      case RENAMED -> "column %s was renamed to %s".formatted(path, to);
    };
  }
}
