package io.plumbline.connectors.file.avro;

import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;

/** Reads one value that is not null into a row of the column that it is attached to. */
@FunctionalInterface
interface ValueReader {
  /** Returns false if the value is none of the column's kind. */
  boolean read(BinaryDecoder input, AvroCell cell, int row) throws IOException;
}
