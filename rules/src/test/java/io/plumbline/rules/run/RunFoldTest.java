package io.plumbline.rules.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetFacts;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunOutput;
import io.plumbline.model.RunUpdate;
import io.plumbline.rules.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RunFoldTest {
  private static RunUpdate update(RunEventType type, long at, Long rows) {
    var output =
        new DatasetFacts(
            Fixtures.ORDERS, "n", "n", rows, null, null, null, null, null, null, null, null);
    return new RunUpdate(
        Fixtures.LOAD,
        "run",
        type,
        at,
        type + "@" + at + rows,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(output));
  }

  private static Map<String, RunOutput> last(List<RunUpdate> updates) {
    var facts = RunFacts.unknown();
    var last = new HashMap<String, RunOutput>();
    for (var update : updates) {
      var folded = RunFold.fold(facts, update);
      facts = folded.facts();
      folded.outputs().forEach(output -> last.put(output.dataset().key(), output));
    }
    return last;
  }

  @Test
  void nothingIsEmittedBeforeTheRunCompletes() {
    assertThat(
            last(List.of(update(RunEventType.START, 1, 5L), update(RunEventType.RUNNING, 2, 6L))))
        .isEmpty();
  }

  @Test
  void runStartedWhenItFirstSaidSoWhicheverEventComesFirst() {
    var start = update(RunEventType.START, 100, null);
    var again = update(RunEventType.START, 150, null);
    var complete = update(RunEventType.COMPLETE, 400, 5L);
    for (var order : List.of(List.of(start, again, complete), List.of(complete, again, start))) {
      assertThat(last(order).values()).extracting(RunOutput::startedAtMillis).containsExactly(100L);
    }
    assertThat(last(List.of(complete)).values())
        .extracting(RunOutput::startedAtMillis)
        .containsOnlyNulls();
  }

  @Test
  void failedRunGivesNoOutput() {
    assertThat(last(List.of(update(RunEventType.START, 1, 5L), update(RunEventType.FAIL, 2, 6L))))
        .isEmpty();
  }

  @Test
  void rowsToldOnlyBeforeTheEndAreKept() {
    var outputs =
        last(List.of(update(RunEventType.RUNNING, 1, 7L), update(RunEventType.COMPLETE, 2, null)));
    assertThat(outputs.values()).extracting(RunOutput::rows).containsExactly(7L);
  }

  @Test
  void exactRepeatEmitsNothing() {
    var complete = update(RunEventType.COMPLETE, 2, 7L);
    var folded = RunFold.fold(RunFacts.unknown(), complete);
    assertThat(folded.outputs()).hasSize(1);
    assertThat(RunFold.fold(folded.facts(), complete).outputs()).isEmpty();
  }

  @Property
  void anyOrderAndRepetitionEndsTheSame(@ForAll long seed) {
    var updates =
        List.of(
            update(RunEventType.START, 1, null),
            update(RunEventType.RUNNING, 2, 4L),
            update(RunEventType.RUNNING, 3, 8L),
            update(RunEventType.COMPLETE, 4, 9L),
            update(RunEventType.OTHER, 5, null),
            update(RunEventType.COMPLETE, 4, 10L));
    var shuffled = new ArrayList<>(updates);
    shuffled.addAll(updates);
    shuffled.addAll(updates);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(last(shuffled)).isEqualTo(last(updates));
  }
}
