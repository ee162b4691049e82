package io.plumbline.ranger.authorization;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where policies come from. */
public sealed interface PolicySource {

  /** Name of the service unless Ranger Admin has another one. */
  String SERVICE = "plumbline";

  /** How often changes are looked for. */
  Duration poll();

  /** Name of the service that the policies belong to. */
  String service();

  /**
   * A file {@code plumbline.json} in a folder, and {@code plumbline_roles.json} beside it.
   *
   * @param folder authority: others than its owner must not be able to write there
   */
  record Folder(Path folder, Duration poll) implements PolicySource {
    @Override
    public String service() {
      return SERVICE;
    }

    /** The file of policies. */
    public Path policies() {
      return folder.resolve(SERVICE + ".json");
    }

    /** The file of roles. */
    public Path roles() {
      return folder.resolve(SERVICE + "_roles.json");
    }
  }

  /**
   * A Ranger Admin.
   *
   * @param service name of the service there, which is of the type of {@code servicedef.json}
   * @param sslConfig Hadoop's XML of key store and trust store as Ranger's plugins take it, or null
   * @param user for basic authentication, or null
   * @param password or null
   * @param cache folder that keeps the last policies for when it is away; authority as well
   */
  record Admin(
      URI url,
      String service,
      Path sslConfig,
      String user,
      String password,
      Path cache,
      Duration poll)
      implements PolicySource {

    /** Without the password. */
    @Override
    public String toString() {
      return "Admin[" + url + ", service " + service + "]";
    }
  }
}
