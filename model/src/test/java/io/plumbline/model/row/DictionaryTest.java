package io.plumbline.model.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DictionaryTest {
  @Test
  void textsThatWereAddedAsBytesAreReadAsStrings() {
    var dictionary = new Dictionary(0, 0);
    var bytes = "one é two".getBytes(UTF_8);

    int one = dictionary.add(bytes, 0, 3);
    int accent = dictionary.add(bytes, 4, 6);
    int string = dictionary.add("three");
    int empty = dictionary.add(bytes, 2, 2);
    int two = dictionary.add(bytes, 7, 10);

    assertThat(dictionary.size()).isEqualTo(5);
    assertThat(dictionary.value(two)).isEqualTo("two").isSameAs(dictionary.value(two));
    assertThat(dictionary.value(one)).isEqualTo("one");
    assertThat(dictionary.value(accent)).isEqualTo("é");
    assertThat(dictionary.value(string)).isEqualTo("three");
    assertThat(dictionary.value(empty)).isEmpty();
  }

  @Test
  void bytesAreThoseOfTextsThatWereAddedAsBytes() {
    var dictionary = new Dictionary();
    dictionary.add("string");
    int code = dictionary.add("xbytes".getBytes(UTF_8), 1, 6);

    assertThat(dictionary.byteCount()).isEqualTo(5);
    assertThat(new String(dictionary.utf8(), dictionary.start(code), 5, UTF_8)).isEqualTo("bytes");
    assertThat(dictionary.end(code)).isEqualTo(5);
    assertThat(dictionary.utf8().length).isGreaterThanOrEqualTo(5 + 16);
  }
}
