package io.plumbline.standalone.command;

import io.plumbline.standalone.config.PlumblineConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How an engine on this machine is started. */
final class EngineOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of all state; default: ./data, or what the configuration says.")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the server; default: 8080, or a free one if that is taken.")
  private int port;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file of settings; variables PLUMBLINE_... override it.")
  private Path file;

  PlumblineConfig config() {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Cannot use port: " + port + "; give one from 1 to 65535");
    }
    return PlumblineConfig.of(file, System.getenv()).with(data, port);
  }
}
