package io.plumbline.rules;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the finding of a rule on a scope; figures, details and samples are optional. */
public final class FindingBuilder {
  /** Detail of a finding that raises no alert because its rule was muted at its time. */
  public static final String MUTED = "muted";

  private final Rule rule;
  private final FindingKind kind;
  private final DatasetId dataset;
  private final String subject;
  private final String scope;
  private final long atMillis;
  private final Map<String, String> details = new TreeMap<>();
  private Double observed;
  private Double expected;
  private Double lower;
  private Double upper;
  private List<String> samples = List.of();
  private List<ViolationAction> actions;

  /**
   * @param subject part of the dataset that is judged; empty for the whole
   * @param scope run, batch, window or deadline that is judged
   */
  public FindingBuilder(Rule rule, DatasetId dataset, String subject, String scope, long atMillis) {
    this.rule = rule;
    this.kind = rule.expectation().kind();
    this.dataset = dataset;
    this.subject = subject;
    this.scope = scope;
    this.atMillis = atMillis;
    this.actions = rule.actions();
    if (rule.mode() == Mode.SHADOW) {
      detail("mode", Mode.SHADOW.name());
    }
    if (atMillis < rule.mutedUntilMillis()) {
      detail(MUTED, String.valueOf(true));
    }
  }

  public FindingBuilder observed(double value) {
    observed = value;
    return this;
  }

  public FindingBuilder expected(double center, double from, double to) {
    expected = center;
    lower = from;
    upper = to;
    return this;
  }

  /** Adds a fact; null is ignored. */
  public FindingBuilder detail(String name, String value) {
    if (value != null) {
      details.put(name, value);
    }
    return this;
  }

  /** Says which program version wrote the data, and which one did before if it differs. */
  public FindingBuilder codeVersions(String current, String previous) {
    detail("codeVersion", current);
    if (current != null && previous != null && !current.equals(previous)) {
      detail("previousCodeVersion", previous);
    }
    return this;
  }

  public FindingBuilder samples(List<String> rows) {
    samples = List.copyOf(rows);
    return this;
  }

  /** Asks for these actions instead of the rule's. */
  public FindingBuilder actions(List<ViolationAction> others) {
    actions = List.copyOf(others);
    return this;
  }

  /** The finding with this verdict, said in one sentence; a violation is as grave as the rule. */
  public Finding verdict(Verdict verdict, String message) {
    return verdict(verdict, verdict == Verdict.FAIL ? rule.severity() : Severity.INFO, message);
  }

  /** The finding with this verdict and severity, said in one sentence. */
  public Finding verdict(Verdict verdict, Severity severity, String message) {
    return new Finding(
        Finding.idOf(rule.tenant(), rule.name(), dataset, subject, scope),
        rule.tenant(),
        rule.name(),
        rule.version(),
        kind,
        dataset,
        subject,
        scope,
        atMillis,
        verdict,
        severity,
        actions,
        observed,
        expected,
        lower,
        upper,
        message,
        details,
        samples);
  }
}
