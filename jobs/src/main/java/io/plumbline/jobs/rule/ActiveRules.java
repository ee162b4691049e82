package io.plumbline.jobs.rule;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force in one subtask: compiled once per version, indexed by dataset on demand. Not
 * thread-safe.
 */
final class ActiveRules {
  private static final Logger LOG = LoggerFactory.getLogger(ActiveRules.class);

  /** Datasets whose rules are remembered; the index is dropped when it grows beyond this. */
  private static final int MOST_INDEXED = 100_000;

  private final RuleCompiler compiler;
  private final Map<String, RuleText> texts = new HashMap<>();
  private final Map<String, Rule> compiled = new HashMap<>();
  private final Map<String, List<Rule>> byDataset = new HashMap<>();

  ActiveRules(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /** Takes a version of a rule; an older one than is known changes nothing. */
  void put(RuleText text) {
    var known = texts.get(text.key());
    if (known != null && known.version() >= text.version()) {
      return;
    }
    texts.put(text.key(), text);
    compiled.remove(text.key());
    byDataset.clear();
    if (!text.dropped()) {
      compile(text).ifPresent(rule -> compiled.put(text.key(), rule));
    }
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

  /** The enabled rules of a dataset. O(1) after the first time. */
  List<Rule> of(DatasetId dataset) {
    if (byDataset.size() > MOST_INDEXED) {
      byDataset.clear();
    }
    return byDataset.computeIfAbsent(
        dataset.key(),
        key ->
            compiled.values().stream()
                .filter(rule -> rule.tenant().equals(dataset.tenant()))
                .filter(rule -> rule.target().matches(dataset))
                .toList());
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
