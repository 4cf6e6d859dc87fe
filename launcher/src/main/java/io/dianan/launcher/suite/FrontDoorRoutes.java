package io.dianan.launcher.suite;

import io.dianan.launcher.door.Routes;
import java.util.Map;
import java.util.Set;

/** Which first path segment belongs to which service. */
final class FrontDoorRoutes {
    private static final Set<String> TENANT =
            Set.of(
                    "me",
                    "regions",
                    "providers",
                    "requirements",
                    "compliance-sheets",
                    "key-field-lists",
                    "enterprises",
                    "sites",
                    "contracts",
                    "market-findings",
                    "fund-batches",
                    "fund-applications",
                    "people",
                    "api-clients",
                    "peer-platforms",
                    "complaints",
                    "notices",
                    "recusals",
                    "customer-handovers");
    private static final Set<String> DEVICE =
            Set.of(
                    "device-models",
                    "devices",
                    "circuits",
                    "readings",
                    "parameter-templates",
                    "firmware-releases",
                    "firmware-rollouts",
                    "quarantine");
    private static final Set<String> ALARM =
            Set.of("alarms", "alarm-rules", "rule-floors", "effective-rules", "events", "presence");

    private FrontDoorRoutes() {}

    static Routes of(Ports ports) {
        return new Routes(
                Map.of(
                        new Routes.Target("tenant-service", ports.tenant()), TENANT,
                        new Routes.Target("device-service", ports.device()), DEVICE,
                        new Routes.Target("alarm-service", ports.alarm()), ALARM),
                new Routes.Target("keycloak", ports.keycloak()));
    }
}
