package io.plumbline.jobs.table.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.BooleanType;
import org.apache.flink.table.types.logical.DateType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.DoubleType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.TimestampType;
import org.apache.flink.table.types.logical.VarBinaryType;
import org.apache.flink.table.types.logical.VarCharType;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class GuardedSchemaTest {
  private static final List<LogicalType> TYPES =
      List.of(
          new BigIntType(false),
          VarCharType.STRING_TYPE,
          new VarBinaryType(VarBinaryType.MAX_LENGTH),
          VarCharType.STRING_TYPE);

  /** Gives a row, or fails with what it was given. */
  private record Decoder(IOException failure) implements DeserializationSchema<RowData> {
    @Override
    public RowData deserialize(byte[] message) throws IOException {
      if (failure != null) {
        throw failure;
      }
      return GenericRowData.of(7L, null);
    }

    @Override
    public boolean isEndOfStream(RowData row) {
      return false;
    }

    @Override
    public TypeInformation<RowData> getProducedType() {
      return null;
    }
  }

  private static List<RowData> decode(IOException failure, byte[] message) throws IOException {
    var rows = new ArrayList<RowData>();
    new GuardedSchema(new Decoder(failure), null, TYPES, 2, 0, 1)
        .deserialize(
            message,
            new Collector<>() {
              @Override
              public void collect(RowData row) {
                rows.add(row);
              }

              @Override
              public void close() {}
            });
    return rows;
  }

  @Test
  void aRowThatIsDecodedSaysThatNothingIsWrong() throws IOException {
    assertThat(decode(null, new byte[] {1}))
        .containsExactly(GenericRowData.of(7L, null, null, null));
  }

  @Test
  void aRecordThatIsNotDecodedIsARowOfItsOwn() throws IOException {
    var failure = new IOException("outer", new IllegalStateException("bad magic\nat 0"));
    var row = decode(failure, new byte[] {1, 2}).get(0);
    assertThat(row.getLong(0)).isZero();
    assertThat(row.isNullAt(1)).isTrue();
    assertThat(row.getBinary(2)).containsExactly(1, 2);
    assertThat(row.getString(3)).hasToString("bad magic");
  }

  @Test
  void aServiceThatCannotBeReachedIsNoFaultOfTheRecord() {
    var failure = new IOException("no schema", new ConnectException("refused"));
    assertThatThrownBy(() -> decode(failure, new byte[] {1})).isSameAs(failure);
  }

  @Test
  void nothingIsMadeOfARecordWithoutAValue() throws IOException {
    assertThat(decode(null, null)).isEmpty();
  }

  @Test
  void columnsThatCannotBeNullHoldSomethingThatCanBeRead() {
    var types =
        List.of(
            new DecimalType(false, 10, 2),
            new BooleanType(false),
            new DateType(false),
            new TimestampType(false, 3),
            new DoubleType(false),
            new ArrayType(false, new BigIntType()),
            new RowType(false, List.of(new RowType.RowField("a", new VarCharType(false, 9)))));
    var row = new GenericRowData(types.size());
    for (int i = 0; i < types.size(); i++) {
      row.setField(i, Blank.of(types.get(i)));
    }
    assertThat(row.getDecimal(0, 10, 2).toBigDecimal()).isEqualByComparingTo("0");
    assertThat(row.getBoolean(1)).isFalse();
    assertThat(row.getInt(2)).isZero();
    assertThat(row.getTimestamp(3, 3).getMillisecond()).isZero();
    assertThat(row.getDouble(4)).isZero();
    assertThat(row.getArray(5).size()).isZero();
    assertThat(row.getRow(6, 1).getString(0)).hasToString("");
  }
}
