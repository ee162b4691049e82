package io.plumbline.udfs.flink;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MetricCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the call, the kinds of its columns, and the state's own versioned bytes. */
public final class MetricAccumulatorSerializer extends TypeSerializerSingleton<MetricAccumulator> {
  static final MetricAccumulatorSerializer INSTANCE = new MetricAccumulatorSerializer();

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public MetricAccumulator createInstance() {
    return new MetricAccumulator();
  }

  @Override
  public MetricAccumulator copy(MetricAccumulator from) {
    var copy = new MetricAccumulator();
    if (!from.isEmpty()) {
      copy.begin(from.call(), from.kinds());
      copy.merge(from.toBytes());
    }
    return copy;
  }

  @Override
  public MetricAccumulator copy(MetricAccumulator from, MetricAccumulator reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(MetricAccumulator accumulator, DataOutputView target) throws IOException {
    target.writeBoolean(accumulator.isEmpty());
    if (accumulator.isEmpty()) {
      return;
    }
    var call = accumulator.call();
    target.writeUTF(call.function());
    target.writeInt(call.arguments().size());
    for (int i = 0; i < call.arguments().size(); i++) {
      target.writeUTF(call.arguments().get(i));
      target.writeUTF(accumulator.kinds().get(i).name());
    }
    target.writeInt(call.parameters().size());
    for (var parameter : call.parameters()) {
      target.writeUTF(parameter);
    }
    var bytes = accumulator.toBytes();
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public MetricAccumulator deserialize(DataInputView source) throws IOException {
    var read = new MetricAccumulator();
    if (source.readBoolean()) {
      return read;
    }
    var function = source.readUTF();
    var columns = new ArrayList<String>();
    var kinds = new ArrayList<ColumnKind>();
    for (int left = source.readInt(); left > 0; left--) {
      columns.add(source.readUTF());
      kinds.add(ColumnKind.valueOf(source.readUTF()));
    }
    var parameters = new ArrayList<String>();
    for (int left = source.readInt(); left > 0; left--) {
      parameters.add(source.readUTF());
    }
    read.begin(new MetricCall(function, columns, parameters), List.copyOf(kinds));
    var bytes = new byte[source.readInt()];
    source.readFully(bytes);
    read.merge(bytes);
    return read;
  }

  @Override
  public MetricAccumulator deserialize(MetricAccumulator reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<MetricAccumulator> snapshotConfiguration() {
    return new Snapshot();
  }

  /** The serializer has no configuration: states say their version themselves. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<MetricAccumulator> {
    /** For Flink, which makes it by reflection when it restores. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  private Object readResolve() {
    return INSTANCE;
  }
}
