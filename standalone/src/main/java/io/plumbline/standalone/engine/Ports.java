package io.plumbline.standalone.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ports of an engine: the one that it had before, else the usual one, else any that is free.
 * What was chosen is remembered in a file.
 */
public final class Ports {
  private static final int ATTEMPTS = 100;

  private final Path file;
  private final Map<String, Integer> remembered;
  private final Map<String, Integer> chosen = new TreeMap<>();

  private Ports(Path file, Map<String, Integer> remembered) {
    this.file = file;
    this.remembered = remembered;
  }

  /** The ports that are remembered in a file; none if it is missing. */
  public static Ports of(Path file) {
    try {
      Map<String, Integer> known =
          Files.exists(file)
              ? Json.mapper().readValue(Files.readAllBytes(file), new TypeReference<>() {})
              : Map.of();
      return new Ports(file, known);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + file + "; it may be deleted", e);
    }
  }

  /**
   * A free port of loopback for a part.
   *
   * @param wanted the one that must be taken, or 0 to choose
   * @throws IllegalStateException if the wanted one is taken
   */
  public int choose(String part, int usual, int wanted) {
    if (wanted != 0 && !isFree(wanted)) {
      throw new IllegalStateException(
          "Cannot use port %d for %s: another program listens on it. Give another one, or none to take a free one."
              .formatted(wanted, part));
    }
    int port = wanted != 0 ? wanted : firstFree(remembered.getOrDefault(part, usual), usual);
    chosen.put(part, port);
    return port;
  }

  /** Remembers what was chosen. */
  public void remember() {
    try {
      Files.write(file, Json.writeBytes(chosen));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write file: " + file, e);
    }
  }

  private int firstFree(int before, int usual) {
    if (isFree(before)) {
      return before;
    }
    return isFree(usual) ? usual : anyFree();
  }

  private int anyFree() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = open(0);
      if (port > 0 && isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("Cannot find a free port on 127.0.0.1");
  }

  private boolean isFree(int port) {
    return !Set.copyOf(chosen.values()).contains(port) && open(port) > 0;
  }

  /** The port that could be listened on, or -1. */
  private static int open(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return socket.getLocalPort();
    } catch (IOException taken) {
      return -1;
    }
  }
}
