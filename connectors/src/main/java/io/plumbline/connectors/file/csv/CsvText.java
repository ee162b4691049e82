package io.plumbline.connectors.file.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.text.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.util.Arrays;

/** A text file with a separator. Each character of what is read is one byte of the file. */
record CsvText(TextFile file, char separator) {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  // Longest field and longest record, in bytes.
  private static final int MAX_RECORD = 16 << 20;

  /** The records of a split. */
  <T> CsvReader<T> records(Split split, CsvCallbackHandler<T> handler) {
    try {
      var input = file.open(split);
      return CsvReader.builder()
          .fieldSeparator(separator)
          .ignoreDifferentFieldCount(true)
          .maxBufferSize(MAX_RECORD)
          .build(
              handler,
              // Bytes as they are: what is no UTF-8 is found where it matters.
              new InputStreamReader(split.from() == 0 ? withoutMark(input) : input, ISO_8859_1));
    } catch (IOException e) {
      throw new UnreadableFileException(file.path(), e);
    }
  }

  private static InputStream withoutMark(InputStream input) throws IOException {
    var pushed = new PushbackInputStream(input, BYTE_ORDER_MARK.length);
    var start = pushed.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(start, BYTE_ORDER_MARK)) {
      pushed.unread(start);
    }
    return pushed;
  }
}
