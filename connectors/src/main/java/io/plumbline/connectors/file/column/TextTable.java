package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The codes of a column's texts by their bytes in UTF-8, so that a text which repeats becomes a
 * string once. A dictionary that has become large is left to the batches that use it, and a new one
 * begun with the next batch.
 */
public final class TextTable {
  private static final int MAX_TEXTS = 1 << 16;
  private static final int MAX_BYTES = 4 << 20;

  private final BytesMap texts = new BytesMap(ThreadLocalRandom.current().nextLong());
  private final BytesMap spellings = new BytesMap(ThreadLocalRandom.current().nextLong());
  private Dictionary dictionary = new Dictionary();
  private int generation;

  /** Whether a batch should end so that another dictionary can begin. */
  public boolean isFull() {
    return dictionary.size() >= MAX_TEXTS || texts.bytes() + spellings.bytes() >= MAX_BYTES;
  }

  /** Gives a batch's column the dictionary that codes will be of until the next call. */
  public void startBatch(ColumnVector column) {
    if (isFull()) {
      dictionary = new Dictionary();
      texts.clear();
      spellings.clear();
      generation++;
    }
    column.useDictionary(dictionary);
  }

  /** The text of a code. */
  public String text(int code) {
    return dictionary.value(code);
  }

  /** Changes when codes begin anew. */
  public int generation() {
    return generation;
  }

  /** What the hash of a text's bytes starts with; continue with {@link #mix}. */
  public long seed() {
    return texts.seed();
  }

  /** Takes the next eight bytes into a hash; those past the text's end are 0. */
  public static long mix(long hash, long word) {
    return BytesMap.mix(hash, word);
  }

  /**
   * The code of a text, or -1 if its bytes are not UTF-8.
   *
   * @param bytes has {@link Words#PADDING} after the text
   */
  public int code(byte[] bytes, int from, int to) {
    return code(bytes, from, to, texts.hash(bytes, from, to));
  }

  /** The code of a text by its hash, or -1 if its bytes are not UTF-8. */
  public int code(byte[] bytes, int from, int to, long hash) {
    int code = texts.find(bytes, from, to, hash);
    return code == BytesMap.ABSENT ? add(bytes, from, to, hash) : code;
  }

  private int add(byte[] bytes, int from, int to, long hash) {
    var text = Utf8.decode(bytes, from, to);
    if (text == null) {
      return -1;
    }
    int code = dictionary.add(text);
    texts.add(bytes, from, to, hash, code);
    return code;
  }

  /** The code of a text. */
  public int code(String text) {
    var bytes = text.getBytes(UTF_8);
    var padded = Arrays.copyOf(bytes, bytes.length + Words.PADDING);
    if (!text.equals(new String(bytes, UTF_8))) {
      // Half of a surrogate pair has no UTF-8.
      return dictionary.add(text);
    }
    return code(padded, 0, bytes.length);
  }

  /**
   * The code of a text that is spelled in some other way than by its own bytes.
   *
   * @param meaning from the spelling to the text; null if it has none
   * @return the code, or -1 if the spelling has no meaning
   */
  public int codeOfSpelling(byte[] bytes, int from, int to, Function<String, String> meaning) {
    long hash = spellings.hash(bytes, from, to);
    int code = spellings.find(bytes, from, to, hash);
    if (code != BytesMap.ABSENT) {
      return code;
    }
    var spelling = Utf8.decode(bytes, from, to);
    var text = spelling == null ? null : meaning.apply(spelling);
    if (text == null) {
      return -1;
    }
    code = code(text);
    spellings.add(bytes, from, to, hash, code);
    return code;
  }
}
