package io.plumbline.connectors.file.avro;

import org.apache.avro.Schema;

/**
 * A field of the file's records as a column.
 *
 * @param field index in the record
 * @param nullBranch which branch of the field's union is null; -1 if the field is no such union
 */
record AvroColumn(String name, int field, int nullBranch, AvroType type) {
  /** The column of a field, or null if no kind fits. */
  static AvroColumn of(Schema.Field field) {
    var schema = field.schema();
    int nullBranch = nullBranch(schema);
    var type = AvroType.of(nullBranch < 0 ? schema : schema.getTypes().get(1 - nullBranch));
    return type == null ? null : new AvroColumn(field.name(), field.pos(), nullBranch, type);
  }

  private static int nullBranch(Schema schema) {
    if (schema.getType() != Schema.Type.UNION || schema.getTypes().size() != 2) {
      return -1;
    }
    return schema.getTypes().stream().map(Schema::getType).toList().indexOf(Schema.Type.NULL);
  }
}
