package io.plumbline.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path folder;

  @Test
  void aFreePortIsTakenWhenTheUsualOneIsNot() throws IOException {
    try (var other = listener()) {
      int port = ports().choose("http", other.getLocalPort(), 0);

      assertThat(port).isPositive().isNotEqualTo(other.getLocalPort());
    }
  }

  @Test
  void theUsualPortIsTakenWhenItIsFree() throws IOException {
    int usual = freePort();

    assertThat(ports().choose("http", usual, 0)).isEqualTo(usual);
  }

  @Test
  void theSamePortIsTakenAgainAfterARestart() throws IOException {
    int chosen;
    try (var other = listener()) {
      var before = ports();
      chosen = before.choose("http", other.getLocalPort(), 0);
      before.remember();
    }

    assertThat(ports().choose("http", freePort(), 0)).isEqualTo(chosen);
  }

  @Test
  void twoPartsNeverGetTheSamePort() throws IOException {
    int usual = freePort();
    var ports = ports();

    assertThat(ports.choose("http", usual, 0)).isNotEqualTo(ports.choose("kafka", usual, 0));
  }

  @Test
  void aPortThatMustBeTakenIsRefusedWhenAnotherProgramHasIt() throws IOException {
    try (var other = listener()) {
      assertThatThrownBy(() -> ports().choose("http", 8080, other.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Cannot use port " + other.getLocalPort() + " for http");
    }
  }

  private Ports ports() {
    return Ports.of(folder.resolve("ports.json"));
  }

  private static int freePort() throws IOException {
    try (var socket = listener()) {
      return socket.getLocalPort();
    }
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }
}
