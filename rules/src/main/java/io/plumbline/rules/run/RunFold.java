package io.plumbline.rules.run;

import io.plumbline.model.DatasetFacts;
import io.plumbline.model.Hashes;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunOutput;
import io.plumbline.model.RunUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Folds run updates into {@link RunOutput}s. The result does not depend on the order or repetition
 * of updates: datasets accumulate, a fact told twice is settled by {@code (event time, hash)}, and
 * of several terminal events the latest counts (OpenLineage run cycle, accumulative mode).
 */
public final class RunFold {
  /** The next facts and what is to be emitted now: outputs that are new or changed. */
  public record Folded(RunFacts facts, List<RunOutput> outputs) {}

  private RunFold() {}

  /** Takes one update. A run that did not complete gives no outputs. */
  public static Folded fold(RunFacts facts, RunUpdate update) {
    var sequence = sequence(update);
    boolean ends = update.type().isTerminal() && sequence.compareTo(facts.endSequence()) > 0;
    boolean newerCode =
        update.codeVersion() != null && sequence.compareTo(facts.codeSequence()) > 0;
    var outputs = new TreeMap<>(facts.outputs());
    for (var output : update.outputs()) {
      outputs.merge(output.dataset().key(), first(output, sequence), RunFold::latest);
    }
    var next =
        new RunFacts(
            ends ? sequence : facts.endSequence(),
            ends ? update.type() == RunEventType.COMPLETE : facts.completed(),
            ends ? update.atMillis() : facts.endMillis(),
            facts.nominalStartMillis() == null
                ? update.nominalStartMillis()
                : facts.nominalStartMillis(),
            newerCode ? update.codeVersion() : facts.codeVersion(),
            newerCode ? sequence : facts.codeSequence(),
            outputs,
            started(facts, update));
    return next.completed() ? emit(next, update) : new Folded(next, List.of());
  }

  private static Folded emit(RunFacts facts, RunUpdate update) {
    var emitted = new ArrayList<RunOutput>();
    var marked = new TreeMap<String, OutputFacts>();
    facts
        .outputs()
        .forEach(
            (key, output) -> {
              var content = content(facts, output);
              if (!content.equals(output.published())) {
                emitted.add(output(facts, output, update));
              }
              marked.put(key, published(output, content));
            });
    var next =
        new RunFacts(
            facts.endSequence(),
            facts.completed(),
            facts.endMillis(),
            facts.nominalStartMillis(),
            facts.codeVersion(),
            facts.codeSequence(),
            marked,
            facts.startMillis());
    return new Folded(next, emitted);
  }

  private static RunOutput output(RunFacts facts, OutputFacts output, RunUpdate update) {
    return new RunOutput(
        output.dataset(),
        update.job(),
        update.runId(),
        facts.endMillis(),
        facts.nominalStartMillis(),
        output.rows(),
        output.bytes(),
        output.metrics(),
        facts.codeVersion(),
        facts.startMillis());
  }

  private static Long started(RunFacts facts, RunUpdate update) {
    boolean earlier =
        update.type() == RunEventType.START
            && (facts.startMillis() == null || update.atMillis() < facts.startMillis());
    return earlier ? (Long) update.atMillis() : facts.startMillis();
  }

  /** Event time first, then hash: a total order that every replay agrees on. */
  private static String sequence(RunUpdate update) {
    return "%019d:%s".formatted(Math.max(0, update.atMillis()), update.eventHash());
  }

  private static OutputFacts first(DatasetFacts output, String sequence) {
    return new OutputFacts(
        output.dataset(),
        output.rows(),
        output.rows() == null ? "" : sequence,
        output.bytes(),
        output.bytes() == null ? "" : sequence,
        output.metrics(),
        output.metrics().isEmpty() ? "" : sequence,
        "");
  }

  private static OutputFacts latest(OutputFacts known, OutputFacts told) {
    boolean rows = told.rowsSequence().compareTo(known.rowsSequence()) > 0;
    boolean bytes = told.bytesSequence().compareTo(known.bytesSequence()) > 0;
    boolean metrics = told.metricsSequence().compareTo(known.metricsSequence()) > 0;
    return new OutputFacts(
        known.dataset(),
        rows ? told.rows() : known.rows(),
        rows ? told.rowsSequence() : known.rowsSequence(),
        bytes ? told.bytes() : known.bytes(),
        bytes ? told.bytesSequence() : known.bytesSequence(),
        metrics ? told.metrics() : known.metrics(),
        metrics ? told.metricsSequence() : known.metricsSequence(),
        known.published());
  }

  private static OutputFacts published(OutputFacts output, String content) {
    return new OutputFacts(
        output.dataset(),
        output.rows(),
        output.rowsSequence(),
        output.bytes(),
        output.bytesSequence(),
        output.metrics(),
        output.metricsSequence(),
        content);
  }

  private static String content(RunFacts facts, OutputFacts output) {
    Map<String, Double> metrics = new TreeMap<>(output.metrics());
    return Hashes.of(
        String.valueOf(facts.endMillis()),
        String.valueOf(facts.codeVersion()),
        String.valueOf(facts.startMillis()),
        String.valueOf(output.rows()),
        String.valueOf(output.bytes()),
        metrics.toString());
  }
}
