package io.plumbline.lineage;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes mutations to Neo4j: nodes before edges, in sorted batches, each in a transaction of its
 * own that is retried on errors that pass. A call that fails halfway is repaired by calling again.
 */
public final class Neo4jLineageWriter implements LineageWriter {
  private static final Logger LOG = LoggerFactory.getLogger(Neo4jLineageWriter.class);
  private static final int ROWS_PER_TRANSACTION = 1_000;
  private static final long INDEX_WAIT_SECONDS = 30;

  private final Driver driver;

  private Neo4jLineageWriter(Driver driver) {
    this.driver = driver;
  }

  /**
   * Connects, and creates what constraints and indexes are missing.
   *
   * @throws org.neo4j.driver.exceptions.Neo4jException if the store cannot be reached
   */
  public static Neo4jLineageWriter open(LineageConnection connection) {
    var writer = new Neo4jLineageWriter(connection.forWriting());
    try {
      writer.driver.verifyConnectivity();
      writer.createConstraints();
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
    LOG.info("Lineage is written to {}", connection.uri());
    return writer;
  }

  /** Creates what constraints and indexes are missing, and waits until they are in force. */
  public void createConstraints() {
    try (var session = driver.session()) {
      for (var statement : WriteStatements.schema()) {
        run(session, statement, Map.of());
      }
      run(session, "CALL db.awaitIndexes($seconds)", Map.of("seconds", INDEX_WAIT_SECONDS));
    }
  }

  @Override
  public void write(List<GraphMutation> mutations) {
    var batch = MutationBatch.of(mutations);
    try (var session = driver.session()) {
      for (var label : batch.labels()) {
        var statement = WriteStatements.of(label);
        for (var rows : batch.parts(label, ROWS_PER_TRANSACTION)) {
          run(session, statement, Map.of("rows", rows));
        }
      }
    }
  }

  private static void run(Session session, String statement, Map<String, Object> parameters) {
    session.executeWriteWithoutResult(
        transaction -> transaction.run(statement, parameters).consume(),
        LineageConnection.transaction());
  }

  @Override
  public void close() {
    driver.closeAsync().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
