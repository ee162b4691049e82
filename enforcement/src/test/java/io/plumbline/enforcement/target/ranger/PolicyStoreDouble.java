package io.plumbline.enforcement.target.ranger;

import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerService;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.store.ServiceStore;

/** As much of Ranger's store as its validation of policies asks for, over a double. */
final class PolicyStoreDouble {
  private PolicyStoreDouble() {}

  static ServiceStore of(
      RangerAdminDouble admin, RangerService service, RangerServiceDef definition) {
    return (ServiceStore)
        Proxy.newProxyInstance(
            ServiceStore.class.getClassLoader(),
            new Class<?>[] {ServiceStore.class},
            (proxy, method, args) ->
                switch (method.getName()) {
                  case "getServiceByName" -> service.getName().equals(args[0]) ? service : null;
                  case "getServiceDefByName" -> definition;
                  case "getPolicyId" ->
                      admin.named((String) args[1]).map(RangerPolicy::getId).orElse(null);
                  case "getPoliciesByResourceSignature" ->
                      Boolean.TRUE.equals(args[2]) ? admin.signed((String) args[1]) : List.of();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
