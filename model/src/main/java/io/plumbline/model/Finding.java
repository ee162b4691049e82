package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * The verdict of one rule on one scope of one dataset. A later finding with the same id corrects
 * this one. Ids are hashes of what the finding is about, so that replays give the same ids.
 *
 * @param id {@link #idOf}
 * @param subject which part of the dataset the rule judges, such as {@code column email}; empty for
 *     the whole
 * @param scope what was judged: a run id, a batch id, a window start, a deadline
 * @param atMillis event time of what was judged
 * @param observed the value found, or null
 * @param expected the value expected, or null
 * @param lower lower end of the accepted interval, or null
 * @param upper upper end of the accepted interval, or null
 * @param message one sentence for people, with the figures
 * @param details further facts by name, such as {@code codeVersion} and {@code previousCodeVersion}
 * @param samples rows that show the violation, bounded and masked
 */
public record Finding(
    String id,
    String tenant,
    String rule,
    int ruleVersion,
    FindingKind kind,
    DatasetId dataset,
    String subject,
    String scope,
    long atMillis,
    Verdict verdict,
    Severity severity,
    List<ViolationAction> actions,
    Double observed,
    Double expected,
    Double lower,
    Double upper,
    String message,
    Map<String, String> details,
    List<String> samples) {
  public Finding {
    requireNonNull(id, "id is null");
    requireNonNull(dataset, "dataset is null");
    subject = subject == null ? "" : subject;
    actions = actions == null ? List.of() : actions;
    details = details == null ? Map.of() : details;
    samples = samples == null ? List.of() : samples;
  }

  /** The id of the verdict of a rule on a scope. */
  public static String idOf(
      String tenant, String rule, DatasetId dataset, String subject, String scope) {
    return Hashes.of("finding", tenant, rule, dataset.key(), subject, scope);
  }

  /** What an incident is about: the same rule, dataset and subject, whatever the scope. */
  @JsonIgnore
  public String fingerprint() {
    return Hashes.of("incident", tenant, rule, dataset.key(), subject);
  }
}
