package io.plumbline.connectors.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes Parquet files with Parquet's own writer. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * Writes rows of values of the types Integer, Long, Float, Double, Boolean, String, Binary and
   * null.
   */
  public static Path write(
      Path path,
      String schema,
      List<List<Object>> rows,
      UnaryOperator<ExampleParquetWriter.Builder> settings)
      throws IOException {
    var type = MessageTypeParser.parseMessageType(schema);
    var groups = new SimpleGroupFactory(type);
    Files.deleteIfExists(path);
    var builder =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withConf(new PlainParquetConfiguration())
            .withType(type);
    try (var writer = settings.apply(builder).build()) {
      for (var row : rows) {
        var group = groups.newGroup();
        for (int i = 0; i < row.size(); i++) {
          add(group, i, row.get(i));
        }
        writer.write(group);
      }
    }
    return path;
  }

  private static void add(Group group, int field, Object value) {
    if (value instanceof Integer number) {
      group.add(field, number);
    } else if (value instanceof Long number) {
      group.add(field, number);
    } else if (value instanceof Float number) {
      group.add(field, number);
    } else if (value instanceof Double number) {
      group.add(field, number);
    } else if (value instanceof Boolean truth) {
      group.add(field, truth);
    } else if (value instanceof String text) {
      group.add(field, text);
    } else if (value instanceof Binary bytes) {
      group.add(field, bytes);
    }
  }
}
