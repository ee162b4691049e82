package io.plumbline.enforcement.store.iceberg;

import io.plumbline.rules.retention.PartitionTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * When the time that a partition holds is over. One field of the spec must be about time: an hour,
 * day, month or year of a column, or a date or text column itself.
 */
final class PartitionAge {
  private PartitionAge() {}

  /** Empty if no field is about time, or more than one is. */
  static Optional<Instant> end(PartitionSpec spec, StructLike partition, ZoneId zone) {
    Optional<Instant> found = Optional.empty();
    for (int i = 0; i < spec.fields().size(); i++) {
      var end = end(spec, i, partition, zone);
      if (end.isPresent() && found.isPresent()) {
        return Optional.empty();
      }
      found = found.or(() -> end);
    }
    return found;
  }

  private static Optional<Instant> end(
      PartitionSpec spec, int position, StructLike partition, ZoneId zone) {
    var field = spec.fields().get(position);
    var type = spec.schema().findType(field.sourceId());
    var value = partition.get(position, Object.class);
    if (value == null || type == null || !isAboutTime(field, type)) {
      return Optional.empty();
    }
    return PartitionTimes.endOf(text(field, type, value), zoneOf(type, zone));
  }

  @SuppressWarnings("unchecked")
  private static String text(PartitionField field, Type type, Object value) {
    var transform = (Transform<Object, Object>) field.transform();
    return transform.toHumanString(transform.getResultType(type), value);
  }

  // A bucket's number may look like a year, and is none.
  private static boolean isAboutTime(PartitionField field, Type type) {
    return switch (field.transform().toString()) {
      case "year", "month", "day", "hour" -> true;
      case "identity" -> type.typeId() == Type.TypeID.DATE || type.typeId() == Type.TypeID.STRING;
      default -> false;
    };
  }

  // Iceberg cuts instants into days of UTC, whatever anybody's clock says.
  private static ZoneId zoneOf(Type type, ZoneId zone) {
    return type instanceof Types.TimestampType timestamp && timestamp.shouldAdjustToUTC()
        ? ZoneOffset.UTC
        : zone;
  }
}
