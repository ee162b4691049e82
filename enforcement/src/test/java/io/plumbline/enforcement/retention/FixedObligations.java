package io.plumbline.enforcement.retention;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.LegalHold;
import io.plumbline.rules.retention.Reader;
import io.plumbline.rules.retention.RetentionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Obligations that a test sets. */
public final class FixedObligations implements Obligations {
  private final List<LegalHold> holds = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();
  private final List<RetentionPolicy> policies = new ArrayList<>();

  /** The policies in force. */
  public FixedObligations(RetentionPolicy... inForce) {
    policies.addAll(List.of(inForce));
  }

  /** Holds every dataset for a case from now on. */
  public void hold(String caseId) {
    holds.add(new LegalHold(caseId, new LikeTarget("%", "LIKE '%'"), "counsel", Instant.EPOCH));
  }

  /** From now on this policy alone is in force. */
  public void replace(RetentionPolicy other) {
    policies.clear();
    policies.add(other);
  }

  /** Ends the hold of a case. */
  public void release(String caseId) {
    holds.removeIf(hold -> hold.caseId().equals(caseId));
  }

  @Override
  public List<LegalHold> holds(DatasetId dataset) {
    return holds;
  }

  /** Somebody reads everything from now on. */
  public void read(Reader reader) {
    readers.add(reader);
  }

  @Override
  public List<Reader> readers(DatasetId dataset) {
    return readers;
  }

  @Override
  public List<RetentionPolicy> policies(DatasetId dataset) {
    return policies;
  }
}
