package io.plumbline.connectors.file.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordWrapper;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.Utf8;
import io.plumbline.connectors.file.column.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The names in a file's first record.
 *
 * @param names by position; null where a name is empty or occurred before
 * @param warnings about fields without a name of their own
 */
record CsvHeader(List<String> names, List<String> warnings) {
  /** Reads the first record; a file without any has no columns. */
  static CsvHeader of(CsvText text) {
    try (var reader = text.records(text.file().whole(), new Names())) {
      var records = reader.iterator();
      return records.hasNext() ? of(text, records.next()) : new CsvHeader(List.of(), List.of());
    } catch (CsvParseException e) {
      throw new UnreadableFileException(text.file().path(), "its first record never ends", e);
    } catch (IOException e) {
      throw new UnreadableFileException(text.file().path(), e);
    }
  }

  private static CsvHeader of(CsvText text, List<byte[]> fields) {
    var names = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var field : fields) {
      var name = Utf8.decode(field, 0, field.length - Words.PADDING);
      if (name == null) {
        throw new UnreadableFileException(text.file().path(), "its header is not UTF-8");
      }
      boolean own = !name.isBlank() && seen.add(DeclaredColumns.key(name));
      names.add(own ? name : null);
      if (!own) {
        warnings.add(
            "Cannot read column %d: its name %s"
                .formatted(
                    names.size(), name.isBlank() ? "is empty" : name + " is another one's too"));
      }
    }
    return new CsvHeader(names, warnings);
  }

  /** The fields of a record as padded bytes. */
  private static final class Names extends AbstractBaseCsvCallbackHandler<List<byte[]>> {
    private final List<byte[]> fields = new ArrayList<>();

    @Override
    protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
      var bytes = new String(chars, offset, length).getBytes(ISO_8859_1);
      fields.add(Arrays.copyOf(bytes, length + Words.PADDING));
    }

    @Override
    protected RecordWrapper<List<byte[]>> buildRecord() {
      return wrapRecord(fields);
    }
  }
}
