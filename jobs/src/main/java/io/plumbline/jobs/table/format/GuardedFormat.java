package io.plumbline.jobs.table.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.utils.DataTypeUtils;

/**
 * Another format whose failures are rows: all columns empty, with the bytes and the reason as
 * metadata {@link #RAW} and {@link #REASON}.
 */
public final class GuardedFormat implements DecodingFormat<DeserializationSchema<RowData>> {
  /** Metadata: the bytes of a record that could not be decoded; NULL for rows that could. */
  public static final String RAW = "undecoded-raw";

  /** Metadata: why it could not be decoded. */
  public static final String REASON = "undecoded-reason";

  private static final Map<String, DataType> OWN =
      Map.of(RAW, DataTypes.BYTES(), REASON, DataTypes.STRING());

  private final DecodingFormat<DeserializationSchema<RowData>> guarded;
  private List<String> metadata = List.of();

  GuardedFormat(DecodingFormat<DeserializationSchema<RowData>> guarded) {
    this.guarded = guarded;
  }

  @Override
  public Map<String, DataType> listReadableMetadata() {
    // In this order: what the guarded format appends to its rows comes before what is appended
    // here.
    var all = new LinkedHashMap<>(guarded.listReadableMetadata());
    all.put(RAW, OWN.get(RAW));
    all.put(REASON, OWN.get(REASON));
    return all;
  }

  @Override
  public void applyReadableMetadata(List<String> keys) {
    var theirs = new ArrayList<>(keys);
    theirs.removeAll(OWN.keySet());
    if (!theirs.isEmpty()) {
      // A format without metadata does not even take an empty list.
      guarded.applyReadableMetadata(theirs);
    }
    metadata = List.copyOf(keys);
  }

  @Override
  public DeserializationSchema<RowData> createRuntimeDecoder(
      DynamicTableSource.Context context, DataType physical) {
    var decoder = guarded.createRuntimeDecoder(context, physical);
    var types = listReadableMetadata();
    var fields = metadata.stream().map(key -> DataTypes.FIELD(key, types.get(key))).toList();
    var produced = DataTypeUtils.appendRowFields(physical, fields);
    var own = metadata.stream().filter(OWN::containsKey).toList();
    return new GuardedSchema(
        decoder,
        context.createTypeInformation(produced),
        ((RowType) produced.getLogicalType()).getChildren(),
        produced.getChildren().size() - own.size(),
        own.indexOf(RAW),
        own.indexOf(REASON));
  }

  @Override
  public ChangelogMode getChangelogMode() {
    return guarded.getChangelogMode();
  }
}
