package io.plumbline.connectors.file.avro;

import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** Reads the blocks that begin in a range of bytes. */
final class AvroReader implements RowReader {
  private final Path path;
  private final Split split;
  private final RowSchema schema;
  private final DataFileReader<Object> blocks;
  private final List<Schema.Field> fields;
  private final AvroCell[] cells;
  private final AvroCell[] byField;
  private final ProblemLog problems;
  private BinaryDecoder decoder;
  private long blockLeft;
  private long row;
  private int before;

  AvroReader(Path path, Split split, List<AvroColumn> columns) {
    this.path = path;
    this.split = split;
    this.cells = columns.stream().map(AvroCell::new).toArray(AvroCell[]::new);
    this.problems = new ProblemLog("row", () -> AvroFile.rowsBefore(path, split.from()));
    var builder = RowSchema.builder();
    columns.forEach(column -> builder.add(column.name(), column.type().kind()));
    this.schema = builder.build();
    this.blocks = AvroFile.blocks(path, split.from());
    this.fields = blocks.getSchema().getFields();
    this.byField = new AvroCell[fields.size()];
    for (var cell : cells) {
      byField[cell.column().field()] = cell;
    }
  }

  @Override
  public RowSchema schema() {
    return schema;
  }

  @Override
  public int read(RowBatch batch) {
    batch.clear();
    for (int i = 0; i < cells.length; i++) {
      cells[i].attach(batch.column(i), before);
    }
    int rows = 0;
    try {
      while (rows < batch.capacity() && nextRow(rows)) {
        readRow(rows++);
      }
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    } catch (RuntimeException e) {
      throw new UnreadableFileException(path, "a block is damaged", e);
    } catch (OutOfMemoryError e) {
      // Avro makes room for as many bytes as a block says it has, in one array.
      throw new UnreadableFileException(path, "a block says it is larger than the memory");
    }
    batch.resize(rows);
    before = rows;
    return rows;
  }

  private boolean nextRow(int rows) throws IOException {
    while (blockLeft == 0) {
      boolean end = rows > 0 && isFull();
      if (end || !blocks.hasNext() || blocks.pastSync(split.to())) {
        return false;
      }
      blockLeft = blocks.getBlockCount();
      var block = blocks.nextBlock();
      decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  block.array(),
                  block.arrayOffset() + block.position(),
                  block.remaining(),
                  decoder);
    }
    return true;
  }

  private boolean isFull() {
    for (var cell : cells) {
      if (cell.isFull()) {
        return true;
      }
    }
    return false;
  }

  private void readRow(int index) throws IOException {
    for (int i = 0; i < byField.length; i++) {
      var cell = byField[i];
      if (cell == null) {
        GenericDatumReader.skip(fields.get(i).schema(), decoder);
      } else if (!cell.read(decoder, index)) {
        problems.add(row, cell.column().name(), "as text: it is not UTF-8");
      }
    }
    blockLeft--;
    row++;
  }

  @Override
  public RowProblems problems() {
    return problems.problems();
  }

  @Override
  public void close() {
    try {
      blocks.close();
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }
}
