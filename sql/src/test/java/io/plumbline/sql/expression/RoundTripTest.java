package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.sql.expression.Expr.Apply;
import io.plumbline.sql.expression.Expr.Literal;
import io.plumbline.sql.problem.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {
  private static final Place NOWHERE = new Place(0, 0);

  @Property(tries = 2000)
  void readingWhatIsPrintedGivesAnEqualCondition(@ForAll("conditions") Expr expr) {
    var printed = ExpressionPrinter.print(expr);

    assertThat(Expressions.row(printed).expr()).as(printed).isEqualTo(expr);
  }

  @Provide
  Arbitrary<Expr> conditions() {
    return condition(3);
  }

  private static Arbitrary<Expr> condition(int depth) {
    var number = number(depth);
    var text = text(depth);
    var simple =
        Arbitraries.oneOf(
            Arbitraries.of(
                    Operator.EQUAL, Operator.NOT_EQUAL, Operator.LESS, Operator.GREATER_OR_EQUAL)
                .flatMap(op -> number.tuple2().map(pair -> apply(op, pair.get1(), pair.get2()))),
            Arbitraries.of(Operator.LIKE, Operator.ILIKE, Operator.STARTS_WITH)
                .flatMap(op -> text.tuple2().map(pair -> apply(op, pair.get1(), pair.get2()))),
            text.map(value -> apply(Operator.JSON_EXISTS, value, string("$.a[0]"))),
            time().tuple2().map(pair -> apply(Operator.NOT_DISTINCT, pair.get1(), pair.get2())),
            text.map(value -> apply(Operator.REGEXP_LIKE, value, string("^a+$"))),
            Arbitraries.of(Operator.BETWEEN, Operator.BETWEEN_SYMMETRIC)
                .flatMap(
                    op -> number.tuple3().map(of -> apply(op, of.get1(), of.get2(), of.get3()))),
            number.list().ofMinSize(2).ofMaxSize(4).map(of -> new Apply(Operator.IN, of, NOWHERE)),
            Arbitraries.of(Operator.IS_NULL, Operator.IS_NOT_NULL)
                .flatMap(op -> text.map(value -> apply(op, value))),
            column());
    if (depth == 0) {
      return simple;
    }
    var inner = condition(depth - 1);
    return Arbitraries.oneOf(
        simple,
        inner.map(value -> apply(Operator.NOT, value)),
        Arbitraries.of(Operator.IS_TRUE, Operator.IS_NOT_FALSE)
            .flatMap(op -> inner.map(value -> apply(op, value))),
        Arbitraries.of(Operator.AND, Operator.OR)
            .flatMap(op -> inner.list().ofMinSize(2).ofMaxSize(3).map(links -> chain(op, links))));
  }

  private static Arbitrary<Expr> number(int depth) {
    Arbitrary<Expr> leaf =
        Arbitraries.oneOf(
            column(),
            Arbitraries.longs().map(value -> new Literal(Type.LONG, value, NOWHERE)),
            Arbitraries.bigDecimals().ofScale(2).map(value -> LiteralReader.exact(value, NOWHERE)),
            Arbitraries.doubles().map(value -> LiteralReader.approximate(value, NOWHERE)));
    if (depth == 0) {
      return leaf;
    }
    var inner = number(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        Arbitraries.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDE, Operator.MOD)
            .flatMap(op -> inner.tuple2().map(pair -> apply(op, pair.get1(), pair.get2()))),
        inner.map(RoundTripTest::negated),
        Arbitraries.of(Operator.ABS, Operator.FLOOR, Operator.CEIL, Operator.ROUND, Operator.SQRT)
            .flatMap(op -> inner.map(value -> apply(op, value))),
        inner.tuple2().map(of -> apply(Operator.GREATEST, of.get1(), of.get2())),
        time().map(at -> apply(Operator.EXTRACT, unit(TimeUnit.DOW), at)),
        time()
            .tuple2()
            .map(of -> apply(Operator.TIMESTAMPDIFF, unit(TimeUnit.WEEK), of.get1(), of.get2())),
        text(0).tuple2().map(of -> apply(Operator.POSITION, of.get1(), of.get2())),
        inner.map(value -> new Expr.Cast(value, new CastType(Type.DECIMAL, 10, 2), NOWHERE)),
        inner.tuple2().map(of -> apply(Operator.COALESCE, of.get1(), of.get2())),
        inner
            .tuple3()
            .map(
                of ->
                    apply(
                        Operator.CASE,
                        apply(Operator.LESS, of.get1(), of.get2()),
                        of.get3(),
                        new Literal(Type.NULL, null, NOWHERE))));
  }

  private static Arbitrary<Expr> time() {
    var interval =
        Arbitraries.oneOf(
                Arbitraries.longs().between(-999_999, 999_999).map(millis -> new Span(0, millis)),
                Arbitraries.longs().between(-5_000, 5_000).map(months -> new Span(months, 0)))
            .map(span -> new Literal(Type.INTERVAL, span, NOWHERE));
    Arbitrary<Expr> at =
        Arbitraries.oneOf(
            column(),
            Arbitraries.longs()
                .between(-700_000, 2_900_000)
                .map(day -> new Literal(Type.DATE, day, NOWHERE)));
    return Arbitraries.oneOf(
        at,
        Arbitraries.of(Operator.PLUS, Operator.MINUS)
            .flatMap(op -> at.flatMap(left -> interval.map(by -> apply(op, left, by)))));
  }

  private static Literal unit(TimeUnit unit) {
    return new Literal(Type.UNIT, unit, NOWHERE);
  }

  private static Arbitrary<Expr> text(int depth) {
    Arbitrary<Expr> leaf =
        Arbitraries.oneOf(
            column(),
            Arbitraries.strings()
                .all()
                .ofMaxLength(8)
                .filter(RoundTripTest::isText)
                .map(RoundTripTest::string));
    if (depth == 0) {
      return leaf;
    }
    var inner = text(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        inner.map(value -> apply(Operator.UPPER, value)),
        inner.map(value -> apply(Operator.TRIM, value)),
        inner.map(value -> apply(Operator.SUBSTRING, value, new Literal(Type.LONG, 2L, NOWHERE))),
        inner.map(value -> new Expr.Cast(value, CastType.of(Type.STRING), NOWHERE)));
  }

  private static Arbitrary<Expr> column() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "a", "order", "Owner", "select", "date", "x.y", "é", "a b", "q\"q", "1", ".",
                "mode"),
            Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6))
        .map(name -> new Expr.Column(name, NOWHERE));
  }

  private static boolean isText(String text) {
    return text.chars().noneMatch(c -> Character.isSurrogate((char) c));
  }

  private static Expr negated(Expr value) {
    if (value instanceof Literal literal && literal.value() instanceof Double real) {
      return LiteralReader.approximate(-real, NOWHERE);
    }
    return value instanceof Literal literal
        ? LiteralReader.exact(new BigDecimal(literal.value().toString()).negate(), NOWHERE)
        : apply(Operator.NEGATE, value);
  }

  private static Expr chain(Operator operator, List<Expr> links) {
    var flat = new ArrayList<Expr>();
    for (var link : links) {
      if (link instanceof Apply apply && apply.operator() == operator) {
        flat.addAll(apply.operands());
      } else {
        flat.add(link);
      }
    }
    return new Apply(operator, flat, NOWHERE);
  }

  private static Literal string(String value) {
    return new Literal(Type.STRING, value, NOWHERE);
  }

  private static Apply apply(Operator operator, Expr... operands) {
    return new Apply(operator, List.of(operands), NOWHERE);
  }
}
