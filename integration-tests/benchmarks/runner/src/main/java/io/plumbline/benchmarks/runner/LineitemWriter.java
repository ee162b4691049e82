package io.plumbline.benchmarks.runner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.trino.tpch.GenerateUtils;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** Writes TPC-H lineitem as NDJSON; every 50th comment is null. */
final class LineitemWriter {
  private static final int NULL_EVERY = 50;

  private final double scale;

  /**
   * @param scale TPC-H's scale factor; 1 is 6,001,215 rows
   */
  LineitemWriter(double scale) {
    this.scale = scale;
  }

  /** Writes all rows, and returns what must be found in them. */
  Reference write(Path file) throws IOException {
    var counters = ReferenceCounter.all();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        var json = new JsonFactory().createGenerator(out)) {
      json.setRootValueSeparator(null);
      long row = 0;
      for (var item : new LineItemGenerator(scale, 1, 1)) {
        var comment = ++row % NULL_EVERY == 0 ? null : item.getComment();
        write(json, item, comment);
        json.writeRaw('\n');
        for (var counter : counters) {
          counter.add(item, comment);
        }
      }
    }
    var bounds = new TreeMap<String, Bounds>();
    counters.forEach(counter -> bounds.putAll(counter.bounds()));
    return new Reference(bounds);
  }

  private static void write(JsonGenerator json, LineItem item, String comment) throws IOException {
    json.writeStartObject();
    json.writeNumberField("orderkey", item.getOrderKey());
    json.writeNumberField("partkey", item.getPartKey());
    json.writeNumberField("suppkey", item.getSupplierKey());
    json.writeNumberField("linenumber", item.getLineNumber());
    json.writeNumberField("quantity", item.getQuantity());
    json.writeNumberField("extendedprice", item.getExtendedPrice());
    json.writeNumberField("discount", item.getDiscount());
    json.writeNumberField("tax", item.getTax());
    json.writeStringField("returnflag", item.getReturnFlag());
    json.writeStringField("linestatus", item.getStatus());
    json.writeStringField("shipdate", GenerateUtils.formatDate(item.getShipDate()));
    json.writeStringField("commitdate", GenerateUtils.formatDate(item.getCommitDate()));
    json.writeStringField("receiptdate", GenerateUtils.formatDate(item.getReceiptDate()));
    json.writeStringField("shipinstruct", item.getShipInstructions());
    json.writeStringField("shipmode", item.getShipMode());
    json.writeStringField("comment", comment);
    json.writeEndObject();
  }
}
