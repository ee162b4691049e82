package io.plumbline.connectors.target.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1"
      })
  void privateAddressesAreRefusedUnlessTheHostIsAllowed(String address) throws Exception {
    var addresses =
        new InetAddress[] {InetAddress.getByName("1.1.1.1"), InetAddress.getByName(address)};
    var uri = URI.create("https://Hooks.example:1/hook");
    var rules = new AddressRules(Network.LOOPBACK, Set.of(), host -> addresses);

    assertThatThrownBy(() -> rules.require(uri))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessageStartingWith("Cannot call Hooks.example: its address ");
    new AddressRules(Network.PUBLIC, Set.of("hooks.example"), host -> addresses).require(uri);
  }

  @Test
  void publicAddressesAreCalledWithTlsAlone() throws Exception {
    var rules =
        new AddressRules(
            Network.LOOPBACK,
            Set.of("hooks.example"),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.215.14"), InetAddress.getByName("2606:4700::1111")
                });

    rules.require(URI.create("https://hooks.example/"));
    assertThatThrownBy(() -> rules.require(URI.create("http://hooks.example/")))
        .isInstanceOf(ForbiddenAddressException.class);
  }

  @Test
  void networkSaysHowFarATargetReaches() throws Exception {
    allows(Network.PRIVATE, "https://airflow.internal/", "10.0.0.7");
    refuses(Network.PRIVATE, "http://airflow.internal/", "10.0.0.7");
    allows(Network.PLAINTEXT, "http://airflow.internal/", "10.0.0.7");
    refuses(Network.LOOPBACK, "https://airflow.internal/", "10.0.0.7");
    allows(Network.LOOPBACK, "http://localhost/", "127.0.0.1");
    refuses(Network.PUBLIC, "http://localhost/", "127.0.0.1");
  }

  private static void allows(Network network, String uri, String address) throws Exception {
    rules(network, address).require(URI.create(uri));
  }

  private static void refuses(Network network, String uri, String address) throws Exception {
    var rules = rules(network, address);
    assertThatThrownBy(() -> rules.require(URI.create(uri)))
        .isInstanceOf(ForbiddenAddressException.class)
        .hasMessageContaining("allow it by the option network");
  }

  private static AddressRules rules(Network network, String address) throws Exception {
    var addresses = new InetAddress[] {InetAddress.getByName(address)};
    return new AddressRules(network, Set.of(), host -> addresses);
  }
}
