package io.plumbline.server.api;

import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.DatasetId;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
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
   * The one dataset that a person's text means, of those that the caller may read.
   *
   * @throws ProblemException 403 if the caller may not read it, 404 if there is none, 409 with the
   *     candidates if there are several
   */
  DatasetDetails dataset(Rights rights, String text) {
    for (var spelled : DatasetFilter.spellings(rights.tenant(), text)) {
      var known = ask(graph -> graph.dataset(spelled));
      if (known.isPresent()) {
        rights.require(new Subject(Resource.of(spelled), text));
        return known.get();
      }
    }
    var candidates = ask(graph -> graph.resolve(rights.tenant(), text, MOST_CANDIDATES));
    var chosen = choose(rights.readable(candidates, Resource::of), text);
    rights.require(
        chosen
            .map(id -> new Subject(Resource.of(id), text))
            .orElseGet(() -> Subject.unknownDataset(rights.tenant(), text)));
    return chosen
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
