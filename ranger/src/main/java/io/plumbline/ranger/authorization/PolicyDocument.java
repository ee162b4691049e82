package io.plumbline.ranger.authorization;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngine;
import org.apache.ranger.plugin.util.ServicePolicies;

/**
 * Reads policies, and takes none that Ranger would understand otherwise than its author meant it:
 * its engine passes over what it does not know, so that a misspelt denial denies nothing, and a
 * condition that it cannot evaluate always holds.
 */
final class PolicyDocument {

  private static final ObjectMapper STRICT = strict();

  private PolicyDocument() {}

  /** The definition of what policies can be about; a new one each time, for Ranger changes it. */
  static RangerServiceDef serviceDefinition() {
    try (var file = PolicyDocument.class.getResourceAsStream("servicedef.json")) {
      return STRICT.readValue(file, RangerServiceDef.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the service definition", e);
    }
  }

  /**
   * The policies of a file.
   *
   * @throws BadPoliciesException if it is no JSON, says what is not known, or what cannot be held
   */
  static ServicePolicies read(byte[] json, String service) throws BadPoliciesException {
    ServicePolicies policies;
    try {
      policies = STRICT.readValue(json, ServicePolicies.class);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new BadPoliciesException(
          "%s (line %d, column %d)"
              .formatted(brief(e.getOriginalMessage()), at.getLineNr(), at.getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what is in memory", e);
    }
    return complete(policies, service);
  }

  /**
   * The same policies, ready for the engine, with our definition in place of the one that they
   * brought.
   *
   * @throws BadPoliciesException if they say what is not known, or what cannot be held
   */
  static ServicePolicies complete(ServicePolicies policies, String service)
      throws BadPoliciesException {
    if (policies == null || policies.getPolicies() == null) {
      throw new BadPoliciesException("it has no list of policies");
    }
    var definition = serviceDefinition();
    long id = 0;
    for (var policy : (Iterable<RangerPolicy>) all(policies)::iterator) {
      id++;
      check(policy, id, definition);
      policy.setId(policy.getId() == null ? id : policy.getId());
    }
    policies.setServiceName(service);
    policies.setServiceDef(definition);
    // Calls are audited where they are made; Ranger is not to keep a memory of who is audited.
    policies.setAuditMode(RangerPolicyEngine.AUDIT_NONE);
    if (policies.getPolicyVersion() == null || policies.getPolicyVersion() < 0) {
      policies.setPolicyVersion(0L);
    }
    return policies;
  }

  /** Those outside of security zones, then those of each. */
  private static Stream<RangerPolicy> all(ServicePolicies policies) {
    var zones = policies.getSecurityZones();
    var zoned =
        zones == null
            ? Stream.<RangerPolicy>empty()
            : zones.values().stream().flatMap(zone -> orNone(zone.getPolicies()).stream());
    return Stream.concat(policies.getPolicies().stream(), zoned);
  }

  private static void check(RangerPolicy policy, long place, RangerServiceDef definition)
      throws BadPoliciesException {
    if (policy == null) {
      throw new BadPoliciesException("policy %d is null".formatted(place));
    }
    var name = policy.getName() == null ? String.valueOf(place) : policy.getName();
    var levels = new ArrayList<Map<String, RangerPolicyResource>>();
    levels.add(policy.getResources());
    levels.addAll(orNone(policy.getAdditionalResources()));
    for (var resources : levels) {
      checkResources(name, resources, definition);
    }
    if (!orNone(policy.getConditions()).isEmpty()) {
      throw new BadPoliciesException("policy '%s' has conditions; none are known".formatted(name));
    }
    for (var item : (Iterable<RangerPolicyItem>) items(policy)::iterator) {
      checkItem(name, item, definition);
    }
  }

  private static void checkResources(
      String policy, Map<String, RangerPolicyResource> resources, RangerServiceDef definition)
      throws BadPoliciesException {
    var known = definition.getResources().stream().map(RangerServiceDef.RangerResourceDef::getName);
    var names = resources == null ? Set.<String>of() : resources.keySet();
    if (!known.toList().containsAll(names) || !names.contains("tenant") || names.size() > 2) {
      throw new BadPoliciesException(
          ("policy '%s' is about %s; write tenant, and at most one of dataset, rule, incident,"
                  + " policy, decision beside it")
              .formatted(policy, names));
    }
    for (var values : resources.values()) {
      if (values == null
          || orNone(values.getValues()).isEmpty()
          || values.getValues().stream().anyMatch(value -> value == null || value.isEmpty())) {
        throw new BadPoliciesException(
            "policy '%s' has a resource without values; write \"*\" for all".formatted(policy));
      }
    }
  }

  private static void checkItem(String policy, RangerPolicyItem item, RangerServiceDef definition)
      throws BadPoliciesException {
    if (item == null) {
      throw new BadPoliciesException("policy '%s' has an item that is null".formatted(policy));
    }
    var known =
        definition.getAccessTypes().stream()
            .map(RangerServiceDef.RangerAccessTypeDef::getName)
            .toList();
    for (var access : orNone(item.getAccesses())) {
      if (access == null || !known.contains(access.getType())) {
        throw new BadPoliciesException(
            "policy '%s' has the access %s; known are %s"
                .formatted(policy, access == null ? null : access.getType(), known));
      }
    }
    if (orNone(item.getAccesses()).isEmpty()) {
      throw new BadPoliciesException("policy '%s' has an item without accesses".formatted(policy));
    }
    if (!orNone(item.getConditions()).isEmpty()) {
      throw new BadPoliciesException(
          "policy '%s' has conditions; none are known".formatted(policy));
    }
  }

  private static Stream<RangerPolicyItem> items(RangerPolicy policy) {
    return Stream.of(
            policy.getPolicyItems(),
            policy.getDenyPolicyItems(),
            policy.getAllowExceptions(),
            policy.getDenyExceptions())
        .flatMap(items -> orNone(items).stream());
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  /** What Jackson says, without its classes and places. */
  private static String brief(String message) {
    var line = message.lines().findFirst().orElse("no JSON");
    int inside = line.indexOf(" (");
    return inside < 0 ? line : line.substring(0, inside);
  }

  private static ObjectMapper strict() {
    return JsonMapper.builder()
        .annotationIntrospector(new NothingIsPassedOver())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /** Ranger's classes pass over unknown fields by annotation; here they are a mistake. */
  private static final class NothingIsPassedOver extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return JsonIgnoreProperties.Value.empty();
    }
  }
}
