package io.plumbline.enforcement.engine;

import io.plumbline.enforcement.journal.Journal;
import io.plumbline.enforcement.ledger.Ledger;
import io.plumbline.model.Decision;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A fake: a journal that lives as long as a test. What is not committed is lost by a crash. */
final class MemoryJournal implements Journal {
  private final List<JournalEntry> committed = new ArrayList<>();
  private final List<JournalEntry> open = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final List<Decision> decided = new ArrayList<>();

  @Override
  public JournalEntry append(
      JournalKind kind, String tenant, String decisionId, String by, String body, long atMillis) {
    var last = !open.isEmpty() ? open.get(open.size() - 1) : last();
    var entry = JournalEntry.after(last, kind, tenant, decisionId, by, body, atMillis);
    open.add(entry);
    return entry;
  }

  private JournalEntry last() {
    return committed.isEmpty() ? null : committed.get(committed.size() - 1);
  }

  @Override
  public void tell(Outcome outcome) {
    outcomes.add(outcome);
  }

  @Override
  public void decide(Decision decision) {
    decided.add(decision);
  }

  void commit() {
    committed.addAll(open);
    open.clear();
  }

  /** The ledger of a process that starts now. */
  Ledger read() {
    open.clear();
    var ledger = new Ledger();
    committed.forEach(ledger::apply);
    return ledger;
  }

  List<JournalKind> kinds() {
    return committed.stream().map(JournalEntry::kind).toList();
  }
}
