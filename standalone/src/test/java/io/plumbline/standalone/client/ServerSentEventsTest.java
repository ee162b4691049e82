package io.plumbline.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.standalone.client.ServerSentEvents.Event;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {
  @Test
  void anEmptyLineEndsAnEventAndTheIdStays() {
    var events = new ServerSentEvents();

    assertThat(
            Stream.of("retry: 2000", "id: e.0:1", "", ": still here", "", "data: a", "data:b", "")
                .map(events::take)
                .flatMap(Optional::stream))
        .containsExactly(
            new Event("e.0:1", ""), new Event("e.0:1", ""), new Event("e.0:1", "a\nb"));
  }

  @Test
  void aCommentBeforeTheFirstIdIsNoEvent() {
    var events = new ServerSentEvents();

    assertThat(events.take(": hello")).isEmpty();
    assertThat(events.take("")).isEmpty();
  }
}
