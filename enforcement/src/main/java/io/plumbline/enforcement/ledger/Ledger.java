package io.plumbline.enforcement.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.model.Decision;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Switching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where every decision stands: the fold of the journal. The same entries always give the same
 * ledger, so that a restart goes on where the last process stopped. Of decisions that ended, those
 * are kept whole that last and are in effect; of the others the last {@value #MOST_ENDED} are known
 * by id and status. Not thread-safe.
 */
public final class Ledger {
  /** Ended decisions whose ids are remembered; the topic's offsets keep older ones from coming. */
  static final int MOST_ENDED = 200_000;

  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

  /** Decisions that have not ended, and those in effect, in the order they came. */
  private final Map<String, Standing> standings = new LinkedHashMap<>();

  private final Switches switches = new Switches();
  private final Map<String, OutcomeStatus> ended =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OutcomeStatus> eldest) {
          return size() > MOST_ENDED;
        }
      };

  /** Takes the next entry of the journal. */
  public void apply(JournalEntry entry) {
    var id = entry.decisionId();
    switch (entry.kind()) {
      case RECEIVED -> receive(Json.read(entry.body().getBytes(UTF_8), Decision.class));
      case APPROVED -> change(id, Standing::approved);
      case REJECTED -> {}
      case CALLING -> change(id, standing -> standing.calling(facts(entry.body())));
      case OUTCOME -> conclude(id, Json.read(entry.body().getBytes(UTF_8), Outcome.class));
      case SWITCHED -> take(entry);
    }
  }

  private void receive(Decision decision) {
    standings.put(decision.id(), Standing.received(decision));
  }

  private void change(String id, UnaryOperator<Standing> step) {
    standings.computeIfPresent(id, (key, standing) -> step.apply(standing));
  }

  private void conclude(String id, Outcome outcome) {
    change(id, standing -> standing.told(outcome.status()));
    var standing = standings.get(id);
    if (standing == null || standing.stage() != Stage.ENDED) {
      return;
    }
    ended.put(id, outcome.status());
    if (!standing.isInEffect()) {
      standings.remove(id);
    }
    undone(standing);
  }

  /** What was undone is no longer in effect. */
  private void undone(Standing standing) {
    var decision = standing.decision();
    if (decision.isUndoing()) {
      standings.computeIfPresent(
          decision.parent(), (id, parent) -> parent.isInEffect() ? null : parent);
    }
  }

  private void take(JournalEntry entry) {
    var body = Json.read(entry.body().getBytes(UTF_8), Switching.class);
    switches.put(entry.tenant(), body.target(), body.on());
    if (body.on()) {
      standings.replaceAll(
          (id, standing) ->
              standing.stage() == Stage.WAITING
                      && !standing.awaitsApproval()
                      && standing.decision().tenant().equals(entry.tenant())
                  ? standing.reopened()
                  : standing);
    }
  }

  private static Map<String, String> facts(String body) {
    try {
      return Json.mapper().readValue(body, FACTS);
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }

  /** Whether the decision came before. */
  public boolean knows(String id) {
    return standings.containsKey(id) || ended.containsKey(id);
  }

  /** How a decision ended; nothing if it has not, or is not known. */
  public Optional<OutcomeStatus> ending(String id) {
    return Optional.ofNullable(ended.get(id));
  }

  /** Where a decision stands; nothing if it ended and is not in effect, or never came. */
  public Optional<Standing> standing(String id) {
    return Optional.ofNullable(standings.get(id));
  }

  /** The decisions that have not ended, in the order they came. O(decisions open or in effect). */
  public List<Standing> unfinished() {
    return standings.values().stream().filter(s -> s.stage() != Stage.ENDED).toList();
  }

  /** The decisions in effect at a target of a tenant, with what was found before each. */
  public List<Decision> inEffect(String tenant, String target) {
    return standings.values().stream()
        .filter(Standing::isInEffect)
        .filter(standing -> standing.decision().tenant().equals(tenant))
        .filter(standing -> standing.decision().target().equals(target))
        .map(standing -> standing.decision().withFacts(standing.found()))
        .toList();
  }

  /** The decisions in effect that end by themselves before or at a time. */
  public List<Standing> expired(long nowMillis) {
    return standings.values().stream()
        .filter(Standing::isInEffect)
        .filter(standing -> standing.decision().expiresAtMillis() != null)
        .filter(standing -> standing.decision().expiresAtMillis() <= nowMillis)
        .toList();
  }

  /** The decisions that followed from another and have not ended, or are in effect. */
  public Collection<Standing> followingFrom(String parent) {
    var following = new ArrayList<Standing>();
    for (var standing : standings.values()) {
      if (parent.equals(standing.decision().parent()) && !standing.decision().isUndoing()) {
        following.add(standing);
      }
    }
    return following;
  }

  /** What people have switched off. */
  public Switches switches() {
    return switches;
  }
}
