package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void slicesAreTheBytesAsSent() {
    assertThat(slices("[ {\"a\" : 1 } ,\n\"é\", 12.50 , [ ], null,true]"))
        .containsExactly("{\"a\" : 1 }", "\"é\"", "12.50", "[ ]", "null", "true");
    assertThat(slices("\uFEFF[{\"a\":1}]")).containsExactly("{\"a\":1}");
  }

  @Test
  void sliceOfManyBuffersIsWhole() {
    var large = "{\"a\":\"" + "xé".repeat(100_000) + "\"}";

    assertThat(slices("[" + large + "," + large + "]")).containsExactly(large, large);
  }

  private static List<String> slices(String array) {
    var slices = new ArrayList<String>();
    try (var json = JsonText.of(array.getBytes(UTF_8))) {
      assertThat(json.next()).isEqualTo(JsonToken.START_ARRAY);
      while (json.next() != JsonToken.END_ARRAY) {
        slices.add(new String(json.slice(), UTF_8));
      }
      json.end();
    }
    return slices;
  }
}
