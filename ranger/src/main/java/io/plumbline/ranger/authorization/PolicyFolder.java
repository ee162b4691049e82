package io.plumbline.ranger.authorization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.ranger.admin.client.LocalFolderPolicySource;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.ServicePolicies;

/**
 * Ranger's policies of a local folder, read strictly: each change of the file counts, whether or
 * not its {@code policyVersion} was raised, and a file that cannot be taken changes nothing.
 */
final class PolicyFolder extends LocalFolderPolicySource {

  private static final long MOST_BYTES = 16L << 20;

  private final PolicySource.Folder source;
  private final PolicyTrouble trouble;
  private byte[] taken = {};

  PolicyFolder(PolicySource.Folder source, PolicyTrouble trouble) {
    this.source = source;
    this.trouble = trouble;
  }

  /** The policies if they are others than before; null, which keeps those in force, if not. */
  @Override
  public ServicePolicies getServicePoliciesIfUpdated(long known, long activatedMillis) {
    var file = source.policies();
    try {
      check(source.folder());
      check(file);
      if (Files.size(file) > MOST_BYTES) {
        throw new BadPoliciesException("it is longer than " + MOST_BYTES + " bytes");
      }
      var bytes = Files.readAllBytes(file);
      var changed =
          Arrays.equals(bytes, taken) ? null : PolicyDocument.read(bytes, source.service());
      taken = bytes;
      trouble.isOver();
      return changed;
    } catch (BadPoliciesException e) {
      trouble.is(
          "Cannot take the policies of authorization: %s; mend %s"
              .formatted(e.getMessage(), file.getFileName()));
    } catch (NoSuchFileException e) {
      trouble.is(
          "Cannot find the policies of authorization: write %s; without the whole folder, the next"
                  .formatted(file.getFileName())
              + " start lays down a first one");
    } catch (IOException e) {
      trouble.is(
          "Cannot read the policies of authorization: let this process read %s"
              .formatted(file.getFileName()));
    }
    return null;
  }

  /** None when there is no file of roles: then nobody has any. */
  @Override
  public RangerRoles getRolesIfUpdated(long known, long activatedMillis) throws Exception {
    return Files.isReadable(source.roles())
        ? super.getRolesIfUpdated(known, activatedMillis)
        : null;
  }

  private static void check(Path authority) throws IOException, BadPoliciesException {
    if (!OwnerAlone.isHeldBy(authority)) {
      throw new BadPoliciesException(
          "others than the owner can write to %s; run chmod go-w on it"
              .formatted(authority.getFileName()));
    }
  }
}
