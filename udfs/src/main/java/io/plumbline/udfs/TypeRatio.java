package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code TYPE_RATIO(c, type)}: the share of the values that look like a type, which is INTEGRAL,
 * FRACTIONAL, BOOLEAN, STRING (none of these), or NUMERIC (INTEGRAL or FRACTIONAL). A text is
 * judged by {@link TextType}; columns of other kinds hold one type: LONG is INTEGRAL, DOUBLE and
 * DECIMAL are FRACTIONAL, dates and timestamps STRING. NULL is left out of the denominator, but
 * {@code UNKNOWN} is the share of NULL in all rows. Undefined without rows; with NULL alone it is 0
 * (1 for UNKNOWN).
 */
final class TypeRatio extends DeclaredMetric {
  private static final byte VERSION = 1;
  private static final String UNKNOWN = "UNKNOWN";

  private static final Map<String, Set<TextType>> TYPES =
      Map.of(
          "INTEGRAL",
          EnumSet.of(TextType.INTEGRAL),
          "FRACTIONAL",
          EnumSet.of(TextType.FRACTIONAL),
          "BOOLEAN",
          EnumSet.of(TextType.BOOLEAN),
          "STRING",
          EnumSet.of(TextType.STRING),
          "NUMERIC",
          EnumSet.of(TextType.INTEGRAL, TextType.FRACTIONAL),
          UNKNOWN,
          EnumSet.noneOf(TextType.class));

  private static final long NULL = 1;
  private static final long OTHER = 2;
  private static final long HIT = 3;

  TypeRatio() {
    super(
        "TYPE_RATIO",
        Signature.columns(
            1,
            new Parameter(
                "INTEGRAL, FRACTIONAL, NUMERIC, BOOLEAN, STRING or UNKNOWN",
                false,
                text -> TYPES.containsKey(text.toUpperCase(Locale.ROOT)))),
        ANY);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(type(call), positions[0], 0, 0, 0);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(type(call), -1, buffer.getLong(), buffer.getLong(), buffer.getLong());
  }

  private static String type(MetricCall call) {
    return call.parameters().get(0).toUpperCase(Locale.ROOT);
  }

  private static final class State implements MetricState {
    private final boolean isOfNulls;
    private final Set<TextType> types;
    private final CodeMemo memo;
    private final int position;
    private long rows;
    private long nulls;
    private long hits;

    State(String type, int position, long rows, long nulls, long hits) {
      this.isOfNulls = type.equals(UNKNOWN);
      this.types = TYPES.get(type);
      this.memo = new CodeMemo(NULL, text -> types.contains(TextType.of(text)) ? HIT : OTHER);
      this.position = position;
      this.rows = rows;
      this.nulls = nulls;
      this.hits = hits;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      rows += selection.size();
      var column = batch.column(position);
      switch (column.kind()) {
        case STRING, JSON -> addTexts(column, selection);
        case LONG -> addAll(column, selection, TextType.INTEGRAL);
        case DOUBLE, DECIMAL -> addAll(column, selection, TextType.FRACTIONAL);
        case BOOLEAN -> addAll(column, selection, TextType.BOOLEAN);
        case DATE, TIMESTAMP -> addAll(column, selection, TextType.STRING);
      }
    }

    private void addTexts(ColumnVector column, Selection selection) {
      var results = memo.read(column, selection);
      for (int i = 0; i < selection.size(); i++) {
        nulls += results[i] == NULL ? 1 : 0;
        hits += results[i] == HIT ? 1 : 0;
      }
    }

    private void addAll(ColumnVector column, Selection selection, TextType type) {
      long absent = NullMetric.nulls(column, selection);
      nulls += absent;
      hits += types.contains(type) ? selection.size() - absent : 0;
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      rows += state.rows;
      nulls += state.nulls;
      hits += state.hits;
    }

    @Override
    public Number value(long atMillis) {
      if (isOfNulls || rows == nulls) {
        return Values.share(isOfNulls ? nulls : 0, rows);
      }
      return Values.share(hits, rows - nulls);
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(25)
          .put(VERSION)
          .putLong(rows)
          .putLong(nulls)
          .putLong(hits)
          .array();
    }
  }
}
