package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private final TextTable table = new TextTable();

  private static byte[] padded(byte... bytes) {
    return Arrays.copyOf(bytes, bytes.length + Words.PADDING);
  }

  private static int code(TextTable table, String text) {
    var bytes = text.getBytes(UTF_8);
    return table.code(padded(bytes), 0, bytes.length);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    var text = Arbitraries.strings().withChars("ab\u0000é漢").ofMaxLength(20);
    return Arbitraries.oneOf(text, Arbitraries.of("", "a", "\u0000")).list().ofMaxSize(200);
  }

  @Property
  void textsHaveOneCodeEach(@ForAll("texts") List<String> texts) {
    var table = new TextTable();

    for (var text : texts) {
      int code = code(table, text);
      assertThat(table.dictionary().value(code)).isEqualTo(text);
      assertThat(table.code(text)).isEqualTo(code);
    }

    assertThat(table.dictionary().size()).isEqualTo((int) texts.stream().distinct().count());
  }

  @Test
  void bytesThatAreNotUtf8HaveNoCode() {
    var bytes =
        new byte[][] {
          {(byte) 0xFF},
          {'a', (byte) 0xC3},
          {(byte) 0xC0, (byte) 0x80},
          {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
          {(byte) 0xE6, (byte) 0xBC, 'x'}
        };
    for (var text : bytes) {
      assertThat(table.code(padded(text), 0, text.length)).isEqualTo(-1);
    }
    assertThat(table.dictionary().size()).isZero();
  }

  @Test
  void spellingsOfOneTextHaveItsCode() {
    var spelling = "\\u0061".getBytes(UTF_8);

    int code = table.codeOfSpelling(padded(spelling), 0, spelling.length, text -> "a");

    assertThat(code).isEqualTo(code(table, "a"));
    assertThat(table.codeOfSpelling(padded(spelling), 0, spelling.length, text -> "never"))
        .isEqualTo(code);
    assertThat(code(table, "\\u0061")).isNotEqualTo(code);
    assertThat(table.codeOfSpelling(padded((byte) 'x'), 0, 1, text -> null)).isEqualTo(-1);
  }

  @Test
  void fullDictionaryIsReplacedAtTheNextBatchAndNotBefore() {
    var column = new ColumnVector(ColumnKind.STRING, 1);
    table.startBatch(column, 0);
    var first = column.dictionary();
    int texts = 0;
    while (!table.isFull()) {
      code(table, "text " + texts++);
    }
    assertThat(code(table, "text 0")).isZero();
    assertThat(column.dictionary()).isSameAs(first);

    table.startBatch(column, texts);

    assertThat(column.dictionary()).isNotSameAs(first);
    assertThat(code(table, "text 7")).isZero();
    assertThat(first.value(7)).isEqualTo("text 7");
  }

  @Test
  void textsThatHardlyRepeatGetSmallDictionaries() {
    var column = new ColumnVector(ColumnKind.STRING, 1);
    int texts = 0;
    while (!table.isFull()) {
      code(table, "text " + texts++);
    }
    int before = texts;
    table.startBatch(column, texts);
    while (!table.isFull()) {
      code(table, "text " + texts++);
    }

    assertThat(texts - before).isLessThan(before / 10);
  }

  @Test
  void halfASurrogatePairIsKept() {
    int code = table.code("\ud800");

    assertThat(table.dictionary().value(code)).isEqualTo("\ud800");
  }
}
