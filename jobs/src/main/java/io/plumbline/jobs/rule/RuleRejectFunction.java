package io.plumbline.jobs.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.Hashes;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Reports each rule, calendar or policy that this job cannot compile; the job lives on without it.
 */
public final class RuleRejectFunction extends RichFlatMapFunction<RuleText, DeadLetter> {
  private static final long serialVersionUID = 1L;
  private final RuleSeed seed;
  private transient RuleCompiler compiler;

  public RuleRejectFunction(RuleSeed seed) {
    this.seed = seed;
  }

  @Override
  public void open(OpenContext context) {
    compiler = seed.compiler().create();
  }

  private void compile(RuleText text) {
    switch (text.kind()) {
      case RULE -> compiler.compile(text);
      case CALENDAR -> compiler.calendar(text);
      case POLICY -> compiler.policy(text);
      case TARGET -> compiler.endpoint(text);
      case HOLD -> compiler.hold(text);
      case TAGS -> {
        // Nobody wrote them.
      }
    }
  }

  @Override
  public void flatMap(RuleText text, Collector<DeadLetter> out) {
    if (text.dropped()) {
      return;
    }
    try {
      compile(text);
    } catch (RuleRejectedException e) {
      out.collect(
          new DeadLetter(
              Hashes.of("rejected-rule", text.key(), String.valueOf(text.version())),
              text.tenant(),
              Topics.RULES,
              0,
              text.version(),
              "RULE_REJECTED",
              "Cannot compile rule %s version %d: %s"
                  .formatted(text.name(), text.version(), e.getMessage()),
              text.text().getBytes(UTF_8),
              text.atMillis()));
    }
  }
}
