package io.plumbline.server;

import static java.util.Objects.requireNonNull;

import io.plumbline.lineage.LineageReader;
import io.plumbline.ranger.authorization.Authorizer;
import io.plumbline.server.ingest.AccessLogs;
import io.plumbline.server.rules.StatementCompiler;
import java.util.Map;

/**
 * What a server needs to start.
 *
 * @param host address to listen on; null for loopback alone
 * @param port 0 for any free one
 * @param kafkaBootstrap brokers, {@code host:port} with commas
 * @param jdbcUrl H2 2.3 or PostgreSQL 15; a database of this server's own
 * @param tokens who each bearer token stands for
 * @param authorizer says who may do what; closed by whoever opened it
 * @param lineage the lineage graph; closed by whoever opened it
 * @param statements the rule language
 * @param accessLogs what reads the audit logs that are posted
 * @param limits null for {@link Limits#defaults}
 */
public record ServerConfig(
    String host,
    int port,
    String kafkaBootstrap,
    String jdbcUrl,
    String jdbcUser,
    String jdbcPassword,
    Map<String, Principal> tokens,
    Authorizer authorizer,
    LineageReader lineage,
    StatementCompiler statements,
    AccessLogs accessLogs,
    Limits limits) {

  public ServerConfig {
    host = host == null ? "127.0.0.1" : host;
    requireNonNull(kafkaBootstrap, "kafkaBootstrap is null");
    requireNonNull(jdbcUrl, "jdbcUrl is null");
    tokens = Map.copyOf(tokens);
    requireNonNull(authorizer, "authorizer is null");
    requireNonNull(lineage, "lineage is null");
    requireNonNull(statements, "statements is null");
    requireNonNull(accessLogs, "accessLogs is null");
    limits = limits == null ? Limits.defaults() : limits;
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("Cannot start a server without a token: nobody could ask");
    }
  }

  /** Without tokens and password. */
  @Override
  public String toString() {
    return "ServerConfig[" + host + ":" + port + ", kafka " + kafkaBootstrap + "]";
  }
}
