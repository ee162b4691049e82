package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;
import java.util.Set;

/**
 * {@code MATCH_RATIO(c, 'regex')} of a STRING column: the share of the rows in whose text the
 * expression is found, anywhere, with a first match that is not empty; see {@link TextPattern}.
 * NULL is no match and stays in the denominator. Undefined without rows.
 */
final class MatchRatio extends TallyMetric {
  private static final long MISS = 1;
  private static final long HIT = 2;
  private static final RecentPatterns PATTERNS = new RecentPatterns();

  MatchRatio() {
    super(
        "MATCH_RATIO",
        Signature.columns(
            1, new Parameter("a regular expression", false, MatchRatio::isExpression)),
        Set.of(ColumnKind.STRING),
        Answer.HIT_SHARE);
  }

  private static boolean isExpression(String text) {
    try {
      PATTERNS.pattern(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  Counter counter(MetricCall call, List<ColumnKind> kinds, int... positions) {
    var pattern = PATTERNS.pattern(call.parameters().get(0));
    var memo = new CodeMemo(MISS, text -> pattern.findNonEmpty(text) ? HIT : MISS);
    int position = positions[0];
    return (batch, rows) -> matches(memo, batch, rows, position);
  }

  private static long matches(CodeMemo memo, RowBatch batch, Selection rows, int position) {
    var results = memo.read(batch.column(position), rows);
    long matches = 0;
    for (int i = 0; i < rows.size(); i++) {
      matches += results[i] - MISS;
    }
    return matches;
  }
}
