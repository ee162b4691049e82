package io.plumbline.rules.quality;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Verdict;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.MetricCondition;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RowEvaluatorTest {
  private static final RowSchema SCHEMA =
      RowSchema.builder().add("amount", ColumnKind.LONG).build();

  /** {@code amount >= 0} by hand: the language has tests of its own. */
  private record AtLeastZero(String column) implements RowExpression {
    @Override
    public String sql() {
      return column + " >= 0";
    }

    @Override
    public Set<String> columns() {
      return Set.of(column);
    }

    @Override
    public RowPredicate bind(RowSchema schema) {
      int position = schema.position(column);
      if (position < 0) {
        throw new RuleRejectedException(List.of(new Problem(0, 0, "unknown column " + column, "")));
      }
      return row ->
          row.isNull(position)
              ? Truth.UNKNOWN
              : row.getLong(position) >= 0 ? Truth.TRUE : Truth.FALSE;
    }
  }

  private record SumBelow(long limit) implements MetricCondition {
    @Override
    public String sql() {
      return "SUM(amount) < " + limit;
    }

    @Override
    public List<MetricCall> metrics() {
      return List.of(MetricCall.of("SUM", "amount"));
    }

    @Override
    public Truth test(Function<MetricCall, Number> values) {
      var sum = values.apply(MetricCall.of("SUM", "amount"));
      return sum == null ? Truth.UNKNOWN : sum.longValue() < limit ? Truth.TRUE : Truth.FALSE;
    }
  }

  private record LongRow(Long amount) implements RowView {
    @Override
    public boolean isNull(int position) {
      return amount == null;
    }

    @Override
    public boolean getBoolean(int position) {
      throw new UnsupportedOperationException("amount is a long");
    }

    @Override
    public long getLong(int position) {
      return amount;
    }

    @Override
    public double getDouble(int position) {
      return amount;
    }

    @Override
    public BigDecimal getDecimal(int position) {
      return BigDecimal.valueOf(amount);
    }

    @Override
    public String getString(int position) {
      throw new UnsupportedOperationException("amount is a long");
    }
  }

  private static RowPartial partial(List<Rule> rules, Long... amounts) {
    var evaluator = new RowEvaluator(rules, SCHEMA);
    for (var amount : amounts) {
      evaluator.accept(new LongRow(amount), () -> "{\"amount\":" + amount + "}");
    }
    return evaluator.partial();
  }

  @Test
  void violatingRowsAreCountedAndShown() {
    var rule = rule(new Expectation.EachRow(new AtLeastZero("amount"), 1));
    var merged = partial(List.of(rule), 1L, -2L, null).merge(partial(List.of(rule), 5L, -6L));
    var finding = RowJudge.judge(rule, merged, ORDERS, "batch", 1).orElseThrow();
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.message()).isEqualTo("2 of 5 rows of dwh.orders violate amount >= 0");
    assertThat(finding.samples()).containsExactly("{\"amount\":-2}", "{\"amount\":-6}");
    assertThat(finding.details()).containsEntry("unknown", "1");
  }

  @Test
  void shareGivenByMostlyMayViolate() {
    var rule = rule(new Expectation.EachRow(new AtLeastZero("amount"), 0.5));
    var partial = partial(List.of(rule), 1L, -2L);
    assertThat(RowJudge.judge(rule, partial, ORDERS, "batch", 1).orElseThrow().verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void metricsMergeAcrossParts() {
    var rule = rule(new Expectation.Metrics(new SumBelow(10)));
    var merged = partial(List.of(rule), 4L).merge(partial(List.of(rule), 7L));
    var finding = RowJudge.judge(rule, merged, ORDERS, "batch", 1).orElseThrow();
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.message()).endsWith("SUM(amount) = 11");
  }

  @Test
  void withoutEvidenceTheVerdictIsUnknown() {
    var metric = rule(new Expectation.Metrics(new SumBelow(10)));
    assertThat(
            RowJudge.judge(metric, partial(List.of(metric)), ORDERS, "b", 1)
                .orElseThrow()
                .verdict())
        .isEqualTo(Verdict.UNKNOWN);
    var rows = rule(new Expectation.EachRow(new AtLeastZero("amount"), 1));
    assertThat(RowJudge.judge(rows, partial(List.of(rows)), ORDERS, "b", 1).orElseThrow().verdict())
        .isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void missingColumnMakesItsOwnRuleUnknown() {
    var rule = rule(new Expectation.EachRow(new AtLeastZero("price"), 1));
    var finding =
        RowJudge.judge(rule, partial(List.of(rule), 1L), ORDERS, "batch", 1).orElseThrow();
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.message()).contains("unknown column price");
  }
}
