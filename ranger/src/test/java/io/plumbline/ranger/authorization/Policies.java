package io.plumbline.ranger.authorization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** A folder of policies that tests write, looked at five times a second. */
record Policies(Path folder) {

  static Policies in(Path parent) throws IOException {
    var folder = parent.resolve("policies");
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // A test that starts twice.
    }
    return new Policies(folder);
  }

  /** The file with these policies, whose items have no more than kind, name, who and what. */
  Policies with(int version, String... policies) {
    return written(
        "{\"serviceName\": \"plumbline\", \"policyVersion\": %d, \"policies\": [%s]}"
            .formatted(version, String.join(",", policies)));
  }

  Policies written(String text) {
    try {
      var part = Files.writeString(folder.resolve("part"), text);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      Files.move(
          part,
          source().policies(),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PolicySource.Folder source() {
    return new PolicySource.Folder(folder, Duration.ofMillis(200));
  }

  RangerAuthorizer open() {
    return RangerAuthorizer.open(source());
  }

  /**
   * A policy of tenant acme.
   *
   * @param resource kind and name, such as {@code rule dwh_*}; empty for the tenant itself
   */
  static String policy(int id, String resource, String... items) {
    int blank = resource.indexOf(' ');
    return about(
        id,
        blank < 0
            ? ""
            : ", \"%s\": {\"values\": [\"%s\"]}"
                .formatted(resource.substring(0, blank), resource.substring(blank + 1)),
        items);
  }

  private static String about(int id, String resource, String... items) {
    return "{\"id\": %d, \"name\": \"p%1$d\", \"resources\": {\"tenant\": {\"values\": [\"acme\"]}%s}, %s}"
        .formatted(id, resource, String.join(",", items));
  }

  /** The policy, about everything but what it says. */
  static String except(String policy) {
    int last = policy.indexOf("]}}");
    return policy.substring(0, last) + "], \"isExcludes\": true}}" + policy.substring(last + 3);
  }

  static String allow(String group, String... accesses) {
    return items("policyItems", group, accesses);
  }

  static String deny(String group, String... accesses) {
    return items("denyPolicyItems", group, accesses);
  }

  private static String items(String field, String group, String... accesses) {
    var types = new StringBuilder();
    for (var access : accesses) {
      types.append(types.isEmpty() ? "" : ",").append("{\"type\": \"").append(access).append("\"}");
    }
    return "\"%s\": [{\"groups\": [\"%s\"], \"accesses\": [%s]}]".formatted(field, group, types);
  }
}
