package io.plumbline.server;

import io.plumbline.ranger.authorization.Authorizer;
import io.plumbline.ranger.authorization.DefaultPolicies;
import io.plumbline.ranger.authorization.PolicySource;
import io.plumbline.ranger.authorization.RangerAuthorizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Ranger with policies that let Ann do everything in tenant default, and Bob in tenant other: for
 * tests of something else.
 */
final class OpenPolicies {

  private static final Authorizer SHARED = RangerAuthorizer.open(written());

  private OpenPolicies() {}

  static Authorizer authorizer() {
    return SHARED;
  }

  private static PolicySource.Folder written() {
    try {
      var parent = Files.createTempDirectory("plumbline-policies");
      var source = new PolicySource.Folder(parent.resolve("policies"), Duration.ofMinutes(5));
      DefaultPolicies.layDown(source, "ann", "default");
      var file = source.policies();
      var text = Files.readString(file);
      var ann = text.substring(text.indexOf('['), text.lastIndexOf(']') + 1);
      var policy = ann.substring(1, ann.length() - 1);
      var bob = policy.replace("\"ann", "\"bob").replace("\"default\"", "\"other\"");
      Files.writeString(file, text.replace(policy, policy + "," + bob.replace(": 1,", ": 2,")));
      remove(parent, source);
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path parent, PolicySource.Folder source) {
    for (var path : new Path[] {parent, source.folder(), source.roles(), source.policies()}) {
      path.toFile().deleteOnExit();
    }
  }
}
