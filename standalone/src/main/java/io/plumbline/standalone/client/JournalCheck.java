package io.plumbline.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Checks the chain of the journal of decisions, here and not where it is kept. Of entries of other
 * tenants only the place in the chain is known, and only that is checked.
 */
public final class JournalCheck {
  private long entries;
  private long unseen;
  private String hash = JournalEntry.GENESIS;
  private String breach = "";

  private JournalCheck() {}

  /**
   * Reads the whole journal of an engine.
   *
   * @throws ApiException if the engine refuses or goes away
   */
  public static JournalCheck of(ApiClient api) {
    var check = new JournalCheck();
    try (var lines =
        new BufferedReader(new InputStreamReader(api.stream("/v1/journal", null), UTF_8))) {
      for (var line = lines.readLine(); line != null && check.isIntact(); ) {
        check.take(line);
        line = lines.readLine();
      }
      return check;
    } catch (IOException e) {
      throw new ApiException(0, "Cannot read the journal to its end: " + e.getMessage());
    }
  }

  private void take(String line) {
    var node = Json.read(line.getBytes(UTF_8), JsonNode.class);
    var misplaced =
        JournalEntry.misplaced(
            node.path("sequence").asLong(), node.path("previous").asText(), entries, hash);
    if (misplaced != null) {
      breach = misplaced;
    } else if (node.has("body")) {
      var change = Json.read(line.getBytes(UTF_8), JournalEntry.class).change();
      breach = change == null ? "" : change;
    } else {
      unseen++;
    }
    entries++;
    hash = node.path("hash").asText();
  }

  public boolean isIntact() {
    return breach.isEmpty();
  }

  /** What is wrong with the first entry that is; empty if all is well. */
  public String breach() {
    return breach;
  }

  /** Entries read. */
  public long entries() {
    return entries;
  }

  /** Entries of other tenants, whose content was not shown. */
  public long unseen() {
    return unseen;
  }

  /** Hash of the last entry: keep it, and a later check shows whether it still stands. */
  public String head() {
    return hash;
  }
}
