package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The codes of a column's texts by their bytes in UTF-8. A dictionary that has become large is left
 * to the batches that use it, and a new one begun with the next batch.
 */
public final class TextTable {
  private static final int MAX_TEXTS = 1 << 16;
  private static final int MAX_BYTES = 4 << 20;

  // Texts that hardly repeat gain nothing from a table beyond a core's cache.
  private static final int FEW_TEXTS = 1 << 12;
  private static final int REPEATED = 2;

  private TextIndex texts = new TextIndex(new Dictionary(), 0);
  private TextIndex spellings = new TextIndex(new Dictionary(), 0);
  private int[] meanings = new int[16];
  private int limit = MAX_TEXTS;
  private long rows;

  /** Whether a batch should end so that another dictionary can begin. */
  public boolean isFull() {
    return texts.texts().size() >= limit
        || texts.texts().byteCount() + spellings.texts().byteCount() >= MAX_BYTES;
  }

  /**
   * Gives a batch's column the dictionary that codes will be of until the next call.
   *
   * @param before rows of the batch before
   */
  public void startBatch(ColumnVector column, int before) {
    rows += before;
    if (isFull()) {
      int size = texts.texts().size();
      limit = rows < (long) size * REPEATED ? FEW_TEXTS : MAX_TEXTS;
      rows = 0;
      int room = Math.min(size, limit + column.nulls().length);
      int bytes = (int) ((long) texts.texts().byteCount() * room / size);
      texts = new TextIndex(new Dictionary(room, bytes + bytes / 8), room);
      spellings = new TextIndex(new Dictionary(), 0);
    }
    column.useDictionary(texts.texts());
  }

  /** The texts by code. */
  public Dictionary dictionary() {
    return texts.texts();
  }

  /** What the hash of a text's bytes starts with; continue with {@link #mix}. */
  public long seed() {
    return texts.seed();
  }

  /** Takes the next eight bytes into a hash; those past the text's end are 0. */
  public static long mix(long hash, long word) {
    return TextIndex.mix(hash, word);
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
    return code == TextIndex.ABSENT ? add(bytes, from, to, hash) : code;
  }

  private int add(byte[] bytes, int from, int to, long hash) {
    return Utf8.isValid(bytes, from, to) ? texts.add(bytes, from, to, hash) : -1;
  }

  /** The code of a text. */
  public int code(String text) {
    var bytes = text.getBytes(UTF_8);
    if (!text.equals(new String(bytes, UTF_8))) {
      // Half of a surrogate pair has no UTF-8.
      return texts.texts().add(text);
    }
    return code(Arrays.copyOf(bytes, bytes.length + Words.PADDING), 0, bytes.length);
  }

  /**
   * The code of a text that is spelled in some other way than by its own bytes.
   *
   * @param meaning from the spelling to the text; null if it has none
   * @return the code, or -1 if the spelling has no meaning
   */
  public int codeOfSpelling(byte[] bytes, int from, int to, UnaryOperator<String> meaning) {
    long hash = spellings.hash(bytes, from, to);
    int known = spellings.find(bytes, from, to, hash);
    if (known != TextIndex.ABSENT) {
      return meanings[known];
    }
    var spelling = Utf8.decode(bytes, from, to);
    var text = spelling == null ? null : meaning.apply(spelling);
    if (text == null) {
      return -1;
    }
    int code = code(text);
    int index = spellings.add(bytes, from, to, hash);
    if (index >= meanings.length) {
      meanings = Arrays.copyOf(meanings, index * 2);
    }
    meanings[index] = code;
    return code;
  }
}
