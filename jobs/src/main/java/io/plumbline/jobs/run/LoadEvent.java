package io.plumbline.jobs.run;

import io.plumbline.model.Command;
import io.plumbline.model.RunOutput;

/**
 * Something that matters to what is normal of one dataset.
 *
 * @param load null where somebody called an incident expected
 * @param command null where the dataset was loaded
 */
public record LoadEvent(String datasetKey, RunOutput load, Command command) {
  public static LoadEvent of(RunOutput load) {
    return new LoadEvent(load.dataset().key(), load, null);
  }

  public static LoadEvent of(Command command) {
    return new LoadEvent(command.incident().first().dataset().key(), null, command);
  }
}
