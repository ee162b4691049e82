package io.plumbline.jobs.rule;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.decision.SchedulingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force in one subtask: compiled once per version, indexed by dataset on demand. Not
 * thread-safe.
 */
public final class ActiveRules {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRules.class);

  /** Datasets whose rules are remembered; the index is dropped when it grows beyond this. */
  private static final int MOST_INDEXED = 100_000;

  private final RuleCompiler compiler;
  private final Map<String, RuleText> texts = new HashMap<>();
  private final Map<String, Rule> compiled = new HashMap<>();

  /** Keys of the rules on one dataset by the name that they call it; of the others by no name. */
  private final Map<String, Set<String>> byTarget = new HashMap<>();

  private final Map<String, List<Rule>> byDataset = new HashMap<>();

  /** Rules that await one dataset after another, by key. */
  private final Map<String, Rule> following = new HashMap<>();

  private final Map<String, Calendar> calendars = new HashMap<>();

  private final ActivePolicies policies;

  public ActiveRules(RuleCompiler compiler) {
    this.compiler = compiler;
    this.policies = new ActivePolicies(compiler);
  }

  /** Takes a version of a rule; an older one than is known changes nothing. */
  public void put(RuleText text) {
    var known = texts.get(text.key());
    if (known != null && known.version() >= text.version()) {
      return;
    }
    texts.put(text.key(), text);
    if (text.kind() == StatementKind.CALENDAR) {
      putCalendar(text);
    } else if (text.kind() == StatementKind.POLICY) {
      policies.put(text);
    } else if (text.kind() == StatementKind.TAGS) {
      policies.putTags(text);
    }
    if (text.kind() != StatementKind.RULE) {
      return;
    }
    byDataset.clear();
    var replaced = compiled.remove(text.key());
    if (replaced != null) {
      byTarget.get(target(replaced)).remove(text.key());
      following.remove(text.key());
    }
    if (!text.dropped()) {
      compile(text)
          .ifPresent(
              rule -> {
                compiled.put(text.key(), rule);
                byTarget.computeIfAbsent(target(rule), name -> new TreeSet<>()).add(text.key());
                if (rule.expectation() instanceof ArrivalExpectation.Within) {
                  following.put(text.key(), rule);
                }
              });
    }
  }

  private static String target(Rule rule) {
    return rule.target() instanceof NamedTarget named ? named.name() : "";
  }

  private Optional<Rule> compile(RuleText text) {
    try {
      return Optional.of(compiler.compile(text)).filter(rule -> rule.mode() != Mode.DISABLED);
    } catch (RuleRejectedException e) {
      LOG.warn(
          "Cannot compile rule {} version {}: {}", text.name(), text.version(), e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The enabled rules of a dataset. O(1) after the first time, then O(rules on it and patterns).
   */
  public List<Rule> of(DatasetId dataset) {
    if (byDataset.size() > MOST_INDEXED) {
      byDataset.clear();
    }
    return byDataset.computeIfAbsent(
        dataset.key(),
        key ->
            // The names that a target can call a dataset by; see NamedTarget.
            Stream.of("", dataset.name(), dataset.namespace() + "." + dataset.name(), dataset.id())
                .distinct()
                .flatMap(name -> byTarget.getOrDefault(name, Set.of()).stream())
                .map(compiled::get)
                .filter(rule -> rule.tenant().equals(dataset.tenant()))
                .filter(rule -> rule.target().matches(dataset))
                .toList());
  }

  /** The enabled rules that await another dataset after this one. O(all such rules). */
  public List<Rule> following(DatasetId upstream) {
    return following.values().stream()
        .filter(rule -> rule.tenant().equals(upstream.tenant()))
        .filter(
            rule -> ((ArrivalExpectation.Within) rule.expectation()).upstream().matches(upstream))
        .toList();
  }

  /** The policies of scheduling about a dataset. */
  public List<SchedulingPolicy> policies(DatasetId dataset) {
    return policies.of(dataset);
  }

  /**
   * The policies of access about a dataset.
   *
   * @param tags of the dataset, as a log names them; null for none
   */
  public List<AccessPolicy> accessPolicies(DatasetId dataset, String tags) {
    return policies.access(dataset, tags);
  }

  /** The calendars of a tenant, then those of countries. */
  public Calendars calendars(String tenant) {
    Calendars own =
        name ->
            Optional.ofNullable(
                calendars.get(Keys.join(tenant, StatementKind.CALENDAR.kept(name))));
    return own.orCountries();
  }

  private void putCalendar(RuleText text) {
    calendars.remove(text.key());
    if (text.dropped()) {
      return;
    }
    try {
      calendars.put(text.key(), compiler.calendar(text));
    } catch (RuleRejectedException e) {
      LOG.warn("Cannot read {} version {}: {}", text.name(), text.version(), e.getMessage());
    }
  }

  /** The text of the rule of that key, or null. */
  RuleText text(String key) {
    return texts.get(key);
  }

  /** The enabled rule of that key ({@link RuleText#key}). */
  Optional<Rule> named(String key) {
    return Optional.ofNullable(compiled.get(key));
  }
}
