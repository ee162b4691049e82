package io.plumbline.connectors.file.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/** Which meaning a type has, by its logical type, else by the older converted type. */
final class Meanings {
  private static final int LONG_BITS = 64;

  private Meanings() {}

  /** The meaning of a leaf's values, or null if no kind of column fits. */
  static Meaning of(SchemaElement element) {
    var logical = element.getLogicalType();
    if (logical != null) {
      return ofLogical(logical);
    }
    var converted = element.getConverted_type();
    return converted == null ? ofPhysical(element.getType()) : ofConverted(converted);
  }

  private static Meaning ofLogical(LogicalType type) {
    return switch (type.getSetField()) {
      case STRING, ENUM -> Meaning.TEXT;
      case JSON -> Meaning.JSON;
      case UUID -> Meaning.UUID;
      case DECIMAL -> Meaning.DECIMAL;
      case DATE -> Meaning.DATE;
      case FLOAT16 -> Meaning.HALF;
      case INTEGER -> integer(type.getINTEGER().getBitWidth(), type.getINTEGER().isIsSigned());
      case TIMESTAMP ->
          switch (type.getTIMESTAMP().getUnit().getSetField()) {
            case MILLIS -> Meaning.MILLIS;
            case MICROS -> Meaning.MICROS;
            case NANOS -> Meaning.NANOS;
          };
      case MAP, LIST, TIME, UNKNOWN, BSON, VARIANT, GEOMETRY, GEOGRAPHY -> null;
    };
  }

  private static Meaning integer(int bits, boolean signed) {
    if (signed) {
      return Meaning.INTEGER;
    }
    return bits == LONG_BITS ? Meaning.UNSIGNED_LONG : Meaning.UNSIGNED_INT;
  }

  private static Meaning ofConverted(ConvertedType type) {
    return switch (type) {
      case UTF8, ENUM -> Meaning.TEXT;
      case JSON -> Meaning.JSON;
      case DECIMAL -> Meaning.DECIMAL;
      case DATE -> Meaning.DATE;
      case TIMESTAMP_MILLIS -> Meaning.MILLIS;
      case TIMESTAMP_MICROS -> Meaning.MICROS;
      case INT_8, INT_16, INT_32, INT_64 -> Meaning.INTEGER;
      case UINT_8, UINT_16, UINT_32 -> Meaning.UNSIGNED_INT;
      case UINT_64 -> Meaning.UNSIGNED_LONG;
      case MAP, MAP_KEY_VALUE, LIST, TIME_MILLIS, TIME_MICROS, BSON, INTERVAL -> null;
    };
  }

  private static Meaning ofPhysical(Type type) {
    return switch (type) {
      case BOOLEAN -> Meaning.BOOLEAN;
      case INT32, INT64 -> Meaning.INTEGER;
      case INT96 -> Meaning.JULIAN;
      case FLOAT, DOUBLE -> Meaning.REAL;
      // Some writers do not say that their bytes are texts; bytes that are none become problems.
      case BYTE_ARRAY -> Meaning.TEXT;
      case FIXED_LEN_BYTE_ARRAY -> null;
    };
  }

  static int scale(SchemaElement element) {
    var logical = element.getLogicalType();
    return logical != null && logical.isSetDECIMAL()
        ? logical.getDECIMAL().getScale()
        : element.getScale();
  }

  /** The type as a reader of the file's schema would know it. */
  static String name(SchemaElement element) {
    if (element.getLogicalType() != null) {
      return element.getLogicalType().getSetField().name();
    }
    return element.getConverted_type() == null
        ? element.getType().name()
        : element.getConverted_type().name();
  }
}
