package io.plumbline.server.api;

import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.view.DatasetFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lineage graph as handlers ask it: when the store is away, the call ends with 503. */
public final class Graph {

  private static final Logger LOG = LoggerFactory.getLogger(Graph.class);
  private static final int MOST_CANDIDATES = 20;

  private final LineageReader reader;

  public Graph(LineageReader reader) {
    this.reader = reader;
  }

  /**
   * Asks the store.
   *
   * @throws ProblemException 503 if it does not answer
   */
  <T> T ask(Function<LineageReader, T> question) {
    try {
      return question.apply(reader);
    } catch (RuntimeException e) {
      LOG.warn("Cannot ask the lineage store", e);
      throw ProblemException.unavailable("Cannot reach the lineage store; ask again");
    }
  }

  /**
   * The one dataset that a person's text means.
   *
   * @throws ProblemException 404 if there is none, 409 with the candidates if there are several
   */
  DatasetDetails dataset(String tenant, String text) {
    for (var spelled : DatasetFilter.spellings(tenant, text)) {
      var known = ask(graph -> graph.dataset(spelled));
      if (known.isPresent()) {
        return known.get();
      }
    }
    var candidates = ask(graph -> graph.resolve(tenant, text, MOST_CANDIDATES));
    return choose(candidates, text)
        .flatMap(id -> ask(graph -> graph.dataset(id)))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "Cannot find dataset: " + text + "; GET /v1/datasets lists all"));
  }

  private static Optional<DatasetId> choose(List<DatasetId> candidates, String text) {
    var exact =
        candidates.stream()
            .filter(id -> id.id().equals(text) || (id.namespace() + "." + id.name()).equals(text))
            .findFirst();
    if (exact.isPresent() || candidates.isEmpty()) {
      return exact;
    }
    var named = candidates.stream().filter(id -> id.name().equals(text)).toList();
    var meant = named.isEmpty() ? candidates : named;
    if (meant.size() > 1) {
      throw ProblemException.conflict("Cannot tell which dataset is meant: " + text)
          .with("candidates", meant.stream().map(DatasetId::id).toList());
    }
    return Optional.of(meant.get(0));
  }
}
