package io.plumbline.rules.forecast;

import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import java.util.List;

/** What is known of the jobs and datasets of one tenant, by key. */
public interface Pasts {
  /** The past of a job; null when nothing is known of it. */
  JobPast job(String key);

  /** The past of a dataset; null when nothing is known of it. */
  DatasetPast dataset(String key);

  void keep(String key, JobPast past);

  void keep(String key, DatasetPast past);

  /**
   * Learns from what a run says. Updates may come more than once; one that is older than what is
   * known changes nothing. O(inputs and outputs).
   */
  default void learn(RunUpdate update) {
    var jobKey = update.job().key();
    var known = job(jobKey);
    var past = known == null ? JobPast.unknown(update.job().name()) : known;
    var inputs = update.inputs().stream().map(input -> input.dataset().key()).toList();
    var next = past;
    if (update.type() == RunEventType.START) {
      next = next.started(update.atMillis(), lastInputMillis(next, inputs)).reads(inputs);
    } else if (update.type().isTerminal()) {
      next = next.reads(inputs).ended(update.atMillis(), update.type() == RunEventType.COMPLETE);
    } else {
      next = next.reads(inputs);
    }
    if (!next.equals(past) || known == null) {
      keep(jobKey, next);
    }
    if (update.type() == RunEventType.COMPLETE) {
      for (var output : update.outputs()) {
        var key = output.dataset().key();
        var before = dataset(key);
        var dataset = before == null ? DatasetPast.unknown(output.dataset()) : before;
        keep(key, dataset.arrived(jobKey, update.atMillis()));
      }
    }
  }

  private long lastInputMillis(JobPast job, List<String> told) {
    long last = Long.MIN_VALUE;
    for (var input : told.isEmpty() ? job.inputsOrReading() : told) {
      var past = dataset(input);
      last = past == null ? last : Math.max(last, past.lastMillis());
    }
    return last;
  }
}
