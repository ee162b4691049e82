package io.plumbline.standalone.engine;

import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.config.Secret;
import java.nio.file.Path;

/**
 * Where the parts of an engine are, and how to enter.
 *
 * @param bootstrap Kafka brokers, {@code host:port}
 * @param graphUri Bolt address
 * @param graphUser user of the graph
 * @param graphPassword its password
 * @param httpHost address that the server listens on
 * @param httpPort port that the server listens on; 0 for any
 * @param token bearer token of the API
 * @param folder for files of the server
 * @param config everything that was configured
 */
public record Endpoints(
    String bootstrap,
    String graphUri,
    String graphUser,
    Secret graphPassword,
    String httpHost,
    int httpPort,
    Secret token,
    Path folder,
    PlumblineConfig config) {}
