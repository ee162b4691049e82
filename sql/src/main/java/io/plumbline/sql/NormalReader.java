package io.plumbline.sql;

import io.plumbline.rules.Basis;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.strategy.StrategyCall;
import io.plumbline.rules.strategy.StrategyKind;
import io.plumbline.rules.volume.VolumeModel;
import io.plumbline.sql.expression.Expr;
import io.plumbline.sql.expression.MetricExpression;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ExpectationSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/** Reads EXPECT NORMAL. */
final class NormalReader {
  private static final String AUTO = "AUTO";
  private static final int MOST_TRAINED = 1_000_000;

  private final RuleExpressions expressions;
  private final Problems problems;

  NormalReader(RuleExpressions expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  /** The expectation; nothing and problems if there is none. */
  Optional<Expectation> read(ExpectationSyntax.Normal syntax) {
    var direction =
        syntax.direction() == null
            ? Optional.of(Direction.BOTH)
            : Words.choose(Direction.class, "DIRECTION", syntax.direction(), problems);
    var metric = metric(syntax.metric());
    Optional<ZoneId> zone =
        syntax.zone() == null ? Optional.of(ZoneOffset.UTC) : Zones.read(syntax.zone(), problems);
    boolean isOurs = syntax.strategy() == null || AUTO.equalsIgnoreCase(syntax.strategy().text());
    var strategy = isOurs ? Optional.<StrategyCall>empty() : strategy(syntax);
    int trainedOn = trainedOn(syntax.train(), strategy);
    if (direction.isEmpty()
        || metric.isEmpty()
        || zone.isEmpty()
        || isOurs == strategy.isPresent()) {
      return Optional.empty();
    }
    var calendar = syntax.calendar() == null ? "" : syntax.calendar().text();
    var basis = new Basis(zone.get(), calendar, syntax.isSnapshot());
    return Optional.of(
        new Expectation.Normal(
            metric.get().call(),
            direction.get(),
            basis,
            strategy.orElse(null),
            trainedOn,
            new MetricExpression(metric.get()).arguments()));
  }

  private int trainedOn(Word train, Optional<StrategyCall> strategy) {
    if (train == null) {
      return 0;
    }
    if (strategy.isPresent()) {
      problems.add(
          train.pos(),
          "strategy %s learns by its own rules".formatted(strategy.get().kind().strategy()),
          "take TRAIN ON out");
      return 0;
    }
    int runs = Counts.find(train, "TRAIN ON", MOST_TRAINED, problems).orElse(0);
    if (runs > 0 && runs < VolumeModel.LEARNED) {
      problems.add(
          train.pos(),
          "TRAIN ON %d RUNS is too few: the model needs %d".formatted(runs, VolumeModel.LEARNED),
          "write TRAIN ON %d RUNS or more".formatted(VolumeModel.LEARNED));
    }
    return runs;
  }

  private Optional<Expr.Metric> metric(SqlNode node) {
    int before = problems.count();
    var metric = expressions.metric(node);
    if (!(metric instanceof Expr.Metric call)) {
      if (problems.count() == before) {
        problems.add(
            node.getParserPosition(),
            "NORMAL takes one metric; arithmetic is not supported yet",
            "write NORMAL ROW_COUNT()");
      }
      return Optional.empty();
    }
    return problems.count() == before ? Optional.of(call) : Optional.empty();
  }

  private Optional<StrategyCall> strategy(ExpectationSyntax.Normal syntax) {
    var kind = kind(syntax.strategy());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var numbers = new LinkedHashMap<String, Double>();
    var parameters = kind.get().parameters();
    for (int i = 0; i < syntax.parameters().size(); i++) {
      var node = syntax.parameters().get(i);
      var named = named(node);
      var number = number(named == null ? node : named.getOperandList().get(1));
      if (number.isEmpty() || (named == null && i >= parameters.size())) {
        problems.add(
            node.getParserPosition(),
            "cannot read a parameter of " + kind.get().strategy(),
            "write numbers, or name = number, such as " + parameters.get(0).name() + " = 1");
        return Optional.empty();
      }
      var name =
          named == null
              ? parameters.get(i).name()
              : ((SqlIdentifier) named.getOperandList().get(0)).getSimple();
      numbers.put(name, number.get());
    }
    try {
      return Optional.of(new StrategyCall(kind.get(), numbers));
    } catch (IllegalArgumentException e) {
      problems.add(syntax.strategy().pos(), e.getMessage(), "see the strategies in the reference");
      return Optional.empty();
    }
  }

  private Optional<StrategyKind> kind(Word word) {
    try {
      return Optional.of(StrategyKind.named(word.text()));
    } catch (IllegalArgumentException unknown) {
      var names = Arrays.stream(StrategyKind.values()).map(StrategyKind::strategy).toList();
      var meant = Suggestions.didYouMean(word.text(), names);
      problems.add(
          word.pos(),
          "unknown strategy '" + word.text() + "'",
          meant.isEmpty() ? "take it out, or write one of " + String.join(", ", names) : meant);
      return Optional.empty();
    }
  }

  private static SqlBasicCall named(SqlNode node) {
    return node instanceof SqlBasicCall call
            && call.getKind() == SqlKind.EQUALS
            && call.getOperandList().get(0) instanceof SqlIdentifier
        ? call
        : null;
  }

  private static Optional<Double> number(SqlNode node) {
    if (node instanceof SqlNumericLiteral literal) {
      return Optional.of(literal.bigDecimalValue().doubleValue());
    }
    return node instanceof SqlBasicCall call && call.getKind() == SqlKind.MINUS_PREFIX
        ? number(call.getOperandList().get(0)).map(value -> -value)
        : Optional.empty();
  }
}
