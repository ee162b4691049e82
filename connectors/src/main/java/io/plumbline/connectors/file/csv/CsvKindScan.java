package io.plumbline.connectors.file.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordWrapper;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.sample.KindInference;
import io.plumbline.model.row.ColumnKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Learns the kinds of the fields of each column from records that have as many as the header. */
final class CsvKindScan extends AbstractBaseCsvCallbackHandler<CsvKindScan> {
  /** Bytes of fields of which {@link #ofFirstRows} learns. */
  static final long PREFIX = 16 << 20;

  private final CsvHeader header;
  private final KindInference[] kinds;
  private final ColumnKind[] pending;
  private final FieldKinds fields = new FieldKinds();
  private final FieldBytes bytes = new FieldBytes();
  private long read;

  private CsvKindScan(CsvHeader header) {
    this.header = header;
    this.kinds = new KindInference[header.names().size()];
    this.pending = new ColumnKind[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = new KindInference();
    }
  }

  /** Kinds by the first rows, by name in the order of the header. */
  static Map<String, KindInference> ofFirstRows(CsvText text, CsvHeader header) {
    return new CsvKindScan(header).scan(text, PREFIX);
  }

  /** Kinds by all rows, by name in the order of the header. */
  static Map<String, KindInference> ofAllRows(CsvText text, CsvHeader header) {
    return new CsvKindScan(header).scan(text, Long.MAX_VALUE);
  }

  private Map<String, KindInference> scan(CsvText text, long most) {
    try (var reader = text.records(text.file().whole(), this)) {
      var records = reader.iterator();
      if (records.hasNext()) {
        records.next();
      }
      while (read < most && records.hasNext()) {
        records.next().commit();
      }
    } catch (CsvParseException e) {
      throw new UnreadableFileException(
          text.file().path(), "a record never ends; is a quote not closed?", e);
    } catch (IOException e) {
      throw new UnreadableFileException(text.file().path(), e);
    }
    var found = new LinkedHashMap<String, KindInference>();
    for (int i = 0; i < kinds.length; i++) {
      if (header.names().get(i) != null) {
        found.put(header.names().get(i), kinds[i]);
      }
    }
    return found;
  }

  @Override
  protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
    read += length + 1;
    if (index < kinds.length) {
      boolean isNull = length == 0 && !quoted;
      pending[index] = isNull ? null : fields.of(bytes.of(chars, offset, length), length);
    }
  }

  private void commit() {
    if (getFieldCount() != kinds.length) {
      return;
    }
    for (int i = 0; i < kinds.length; i++) {
      if (pending[i] != null) {
        kinds[i].see(pending[i]);
      }
    }
  }

  @Override
  protected RecordWrapper<CsvKindScan> buildRecord() {
    return wrapRecord(this);
  }
}
