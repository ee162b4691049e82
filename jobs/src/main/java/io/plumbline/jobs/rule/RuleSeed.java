package io.plumbline.jobs.rule;

import io.plumbline.model.RuleText;
import io.plumbline.rules.RuleCompiler;
import java.io.Serializable;
import java.util.List;

/**
 * The rules that were on the log when the job was built, and how to compile rules. Operators start
 * with them, so that the first event is judged by every rule that was there before it: broadcast
 * alone gives no such order.
 */
public record RuleSeed(List<RuleText> texts, CompilerSource compiler) implements Serializable {
  public RuleSeed {
    texts = List.copyOf(texts);
  }

  /** Makes a compiler on the machine where an operator runs. */
  @FunctionalInterface
  public interface CompilerSource extends Serializable {
    RuleCompiler create();
  }
}
