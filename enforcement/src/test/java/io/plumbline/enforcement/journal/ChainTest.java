package io.plumbline.enforcement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Json;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final JournalEntry FIRST = after(null, "one");
  private static final JournalEntry SECOND = after(FIRST, "two");
  private static final JournalEntry THIRD = after(SECOND, "three");

  private static JournalEntry after(JournalEntry last, String body) {
    return JournalEntry.after(last, JournalKind.OUTCOME, "acme", "d1", "engine", body, 1_000);
  }

  private static JournalEntry with(JournalEntry entry, String body) {
    return new JournalEntry(
        entry.sequence(),
        entry.previous(),
        entry.hash(),
        entry.kind(),
        entry.tenant(),
        entry.decisionId(),
        entry.by(),
        body,
        entry.atMillis());
  }

  @Test
  void entriesInOrderAreIntactAlsoAfterTheyWereRead() {
    assertThat(FIRST.breachAfter(null)).isNull();
    var read = Json.read(Json.writeBytes(SECOND), JournalEntry.class);
    assertThat(read.breachAfter(FIRST)).isNull();
    assertThat(THIRD.breachAfter(read)).isNull();
  }

  @Test
  void changedEntryIsFound() {
    assertThat(with(SECOND, "2").breachAfter(FIRST))
        .isEqualTo("entry 2 was changed after it was written");
  }

  @Test
  void entryThatWasTakenOutIsFound() {
    assertThat(THIRD.breachAfter(FIRST)).contains("entry 3 stands where 2 belongs");
    assertThat(SECOND.breachAfter(null)).contains("entry 2 stands where 1 belongs");
  }

  @Test
  void entryThatWasReplacedByAnIntactOneIsFoundByTheNext() {
    var forged = after(FIRST, "forged");
    assertThat(forged.breachAfter(FIRST)).isNull();
    assertThat(THIRD.breachAfter(forged)).isEqualTo("entry 3 does not follow the one before it");
  }
}
