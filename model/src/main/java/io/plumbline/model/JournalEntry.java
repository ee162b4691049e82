package io.plumbline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One entry of the journal of decisions. Each holds the hash of the one before, so that none can be
 * changed, taken out or put in without every later hash telling.
 *
 * @param sequence 1 for the first, one more for each
 * @param previous hash of the entry before; {@link #GENESIS} for the first
 * @param hash SHA-256 over all other components, in hexadecimal digits
 * @param decisionId what it is about; empty for {@link JournalKind#SWITCHED}
 * @param by who did it: a person, or {@code engine}
 * @param body what it tells, by its kind
 */
public record JournalEntry(
    long sequence,
    String previous,
    String hash,
    JournalKind kind,
    String tenant,
    String decisionId,
    String by,
    String body,
    long atMillis) {
  /** What the first entry holds as the hash of the one before. */
  public static final String GENESIS = "0".repeat(64);

  /** Who acts when it is no person. */
  public static final String ENGINE = "engine";

  public JournalEntry {
    requireNonNull(kind, "kind is null");
    requireNonNull(hash, "hash is null");
  }

  /**
   * The entry that follows another.
   *
   * @param last the entry before, or null for the first
   */
  public static JournalEntry after(
      JournalEntry last,
      JournalKind kind,
      String tenant,
      String decisionId,
      String by,
      String body,
      long atMillis) {
    long sequence = last == null ? 1 : last.sequence() + 1;
    var previous = last == null ? GENESIS : last.hash();
    return new JournalEntry(
        sequence,
        previous,
        hash(sequence, previous, kind, tenant, decisionId, by, body, atMillis),
        kind,
        tenant,
        decisionId,
        by,
        body,
        atMillis);
  }

  /**
   * Why this entry cannot follow another, or null when it can.
   *
   * @param last the entry before, or null for the first
   */
  public String breachAfter(JournalEntry last) {
    var misplaced =
        last == null
            ? misplaced(sequence, previous, 0, GENESIS)
            : misplaced(sequence, previous, last.sequence(), last.hash());
    return misplaced == null ? change() : misplaced;
  }

  /**
   * Why an entry cannot stand where it does, or null when it can: what is told of it without its
   * content.
   *
   * @param lastSequence of the entry before; 0 before the first
   * @param lastHash of the entry before; {@link #GENESIS} before the first
   */
  public static String misplaced(
      long sequence, String previous, long lastSequence, String lastHash) {
    if (sequence != lastSequence + 1) {
      return "entry %d stands where %d belongs: entries are missing, or were put in"
          .formatted(sequence, lastSequence + 1);
    }
    return lastHash.equals(previous)
        ? null
        : "entry %d does not follow the one before it".formatted(sequence);
  }

  /** That its content is not what it was, or null when it is. */
  public String change() {
    return hash.equals(hash(sequence, previous, kind, tenant, decisionId, by, body, atMillis))
        ? null
        : "entry %d was changed after it was written".formatted(sequence);
  }

  private static String hash(
      long sequence,
      String previous,
      JournalKind kind,
      String tenant,
      String decisionId,
      String by,
      String body,
      long atMillis) {
    var content =
        Keys.join(
            String.valueOf(sequence),
            previous,
            kind.name(),
            tenant,
            decisionId,
            by,
            body,
            String.valueOf(atMillis));
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot find SHA-256, which every JDK has", e);
    }
  }
}
