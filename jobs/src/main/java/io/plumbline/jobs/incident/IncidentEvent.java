package io.plumbline.jobs.incident;

import io.plumbline.model.Command;
import io.plumbline.model.Finding;

/**
 * Something that matters to the incidents of one fingerprint.
 *
 * @param finding null where somebody acknowledged an incident
 * @param command null where something was found
 */
public record IncidentEvent(String fingerprint, Finding finding, Command command) {
  public static IncidentEvent of(Finding finding) {
    return new IncidentEvent(finding.fingerprint(), finding, null);
  }

  public static IncidentEvent of(Command command) {
    return new IncidentEvent(command.incident().fingerprint(), null, command);
  }
}
