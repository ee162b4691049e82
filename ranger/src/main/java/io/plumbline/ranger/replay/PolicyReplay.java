package io.plumbline.ranger.replay;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.ranger.replay.OpenPolicy.Known;
import io.plumbline.ranger.replay.Replayed.Verdict;
import io.plumbline.ranger.resource.DatasetResource;
import io.plumbline.ranger.resource.ServiceKind;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ranger.plugin.policyengine.RangerAccessRequestImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResource;
import org.apache.ranger.plugin.policyengine.RangerAccessResourceImpl;

/**
 * Judges accesses by one version of a service's policies, with the plugin by which Ranger's own
 * clients judge. What depends on groups, roles, tags, columns or conditions that are not known is
 * undetermined. Thread-safe.
 */
public final class PolicyReplay implements AutoCloseable {
  private final PolicySet set;
  private final ServiceKind kind;
  private final QuietPlugin plugin;
  private final Unknowns unknowns;

  /**
   * Loads the policies.
   *
   * @throws IllegalArgumentException if Ranger cannot use them
   */
  public PolicyReplay(PolicySet set) {
    this.set = set;
    this.kind = set.kind();
    // Before the plugin, which changes what it is given.
    this.unknowns = new Unknowns(set);
    this.plugin = new QuietPlugin(set);
    if (plugin.getPoliciesVersion() != set.version()) {
      throw new IllegalArgumentException(
          "Cannot use policies of service %s, version %d: Ranger does not load them"
              .formatted(set.policies().getServiceName(), set.version()));
    }
  }

  /** The policies by which it judges. */
  public PolicySet policies() {
    return set;
  }

  /** What the policies say now of an access to a dataset. */
  public Replayed replay(AccessEvent event, DatasetId dataset) {
    if (event.user() == null || event.user().isBlank()) {
      return Replayed.undetermined("the log names no user");
    }
    DatasetResource resource;
    try {
      resource = DatasetResource.of(kind, dataset.name());
    } catch (IllegalArgumentException e) {
      return Replayed.undetermined(e.getMessage());
    }
    var access = access(event);
    return access.isEmpty()
        ? Replayed.undetermined("it is not known which right %s needs".formatted(event.action()))
        : replay(event, resource, access.get());
  }

  /** The right that was asked for, where Ranger's own log tells it; else what the act needs. */
  private Optional<String> access(AccessEvent event) {
    var asked = event.extra().get("nativeAction");
    boolean isOwn = kind.type().equals(event.extra().get("serviceType")) && isAccessType(asked);
    return isOwn ? Optional.of(asked) : kind.access(event.action());
  }

  private boolean isAccessType(String name) {
    return name != null
        && set.policies().getServiceDef().getAccessTypes().stream()
            .anyMatch(type -> type.getName().equals(name));
  }

  private Replayed replay(AccessEvent event, DatasetResource resource, String access) {
    boolean isWhole = !kind.hasColumns() || !event.columns().isEmpty();
    Replayed told = null;
    for (var each : resources(event, resource)) {
      var next = replay(event, each, access, isWhole);
      if (next.isDenied()) {
        return next;
      }
      // What is allowed but for one column that nothing is known of is not known.
      told = told == null || next.verdict() == Verdict.UNDETERMINED ? next : told;
    }
    return told;
  }

  /** One for each column that was named, as Ranger's plugins ask; else the dataset alone. */
  private List<Map<String, String>> resources(AccessEvent event, DatasetResource resource) {
    if (!kind.hasColumns() || event.columns().isEmpty()) {
      return List.of(resource.elements());
    }
    var all = new ArrayList<Map<String, String>>();
    event.columns().forEach(column -> all.add(resource.withColumn(column)));
    return all;
  }

  private Replayed replay(
      AccessEvent event, Map<String, String> elements, String access, boolean isWhole) {
    var groups = set.groups(event.user());
    var resource = new RangerAccessResourceImpl(new HashMap<>(elements));
    var request =
        new RangerAccessRequestImpl(resource, access, event.user(), groups.orElse(Set.of()), null);
    request.setAccessTime(new Date(event.atMillis()));
    request.setClientIPAddress(event.clientIp());
    var result = plugin.isAccessAllowed(request, null);
    if (result == null) {
      return Replayed.undetermined("the policies are not loaded");
    }
    return unknowns
        .of(asked(elements), access, result.getIsAllowed(), isWhole, known(groups.isPresent()))
        .map(Replayed::undetermined)
        .orElseGet(() -> told(result.getIsAllowed(), result.getPolicyId()));
  }

  private RangerAccessResource asked(Map<String, String> elements) {
    var resource = new RangerAccessResourceImpl(new HashMap<>(elements));
    resource.setServiceDef(set.policies().getServiceDef());
    return resource;
  }

  private Known known(boolean hasGroups) {
    if (!hasGroups) {
      return Known.NOTHING;
    }
    return set.roles() == null ? Known.GROUPS : Known.GROUPS_AND_ROLES;
  }

  private Replayed told(boolean isAllowed, long policyId) {
    boolean isSaid = policyId >= 0;
    if (!isSaid && kind.fallsBack()) {
      return Replayed.undetermined("no policy says, and the permissions of the store decide");
    }
    var by =
        isSaid
            ? "policy %d of service %s, version %d"
            : "no policy of service %2$s, version %3$d, allows it";
    return new Replayed(
        isAllowed ? Verdict.NOW_ALLOWED : Verdict.NOW_DENIED,
        by.formatted(policyId, set.policies().getServiceName(), set.version()));
  }

  @Override
  public void close() {
    plugin.cleanup();
  }
}
