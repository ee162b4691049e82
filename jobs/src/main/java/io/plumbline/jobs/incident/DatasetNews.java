package io.plumbline.jobs.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.DatasetId;
import io.plumbline.model.RunOutput;

/**
 * Something that decisions about a dataset depend on: an alert, or else a load.
 *
 * @param alert what happened to an incident of it, or null
 * @param load what a run wrote to it, or null
 */
public record DatasetNews(Alert alert, RunOutput load) {

  static DatasetNews of(Alert alert) {
    return new DatasetNews(alert, null);
  }

  static DatasetNews of(RunOutput load) {
    return new DatasetNews(null, load);
  }

  /** The dataset that it is about. */
  DatasetId dataset() {
    return alert == null ? load.dataset() : alert.incident().first().dataset();
  }
}
