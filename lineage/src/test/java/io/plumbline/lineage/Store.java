package io.plumbline.lineage;

import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.graphdb.ExecutionPlanDescription;
import org.neo4j.graphdb.Result;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilders;

/** A real Neo4j, started once for the tests of this module. */
final class Store {
  private static final Neo4j SERVER =
      Neo4jBuilders.newInProcessBuilder().withDisabledServer().build();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
  }

  private Store() {}

  /** The harness has no users: any will do. */
  static LineageConnection connection() {
    return new LineageConnection(SERVER.boltURI().toString(), "neo4j", "any-password");
  }

  /** How the database would run a statement. */
  static ExecutionPlanDescription plan(String statement, Map<String, Object> parameters) {
    return SERVER
        .defaultDatabaseService()
        .executeTransactionally(
            "EXPLAIN " + statement, parameters, Result::getExecutionPlanDescription);
  }

  /** A driver on an empty graph. */
  static Driver emptied() {
    var driver = connection().forWriting();
    GraphDump.clear(driver);
    return driver;
  }
}
