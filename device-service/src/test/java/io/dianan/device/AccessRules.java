package io.dianan.device;

import static io.dianan.device.AccessCaller.COMPETITOR;
import static io.dianan.device.AccessCaller.MACHINE;
import static io.dianan.device.AccessCaller.OWNER;
import static io.dianan.device.AccessCaller.TECHNICIAN;
import static io.dianan.device.AccessRule.closed;
import static io.dianan.device.AccessRule.list;
import static io.dianan.device.AccessRule.one;
import static io.dianan.device.AccessRule.open;

import java.util.List;
import java.util.Map;

/**
 * Who may do what: one rule per operation of the service's OpenAPI document, which {@link
 * AccessMatrixTest} tries with every caller. A new operation without a rule fails there.
 */
final class AccessRules {
    private static final String MODELS = "/api/v1/device-models";
    private static final String DEVICES = "/api/v1/devices";
    private static final String CIRCUITS = "/api/v1/circuits";
    private static final String LATEST = "/api/v1/readings/latest";
    private static final String QUARANTINE = "/api/v1/quarantine";
    private static final String STATES = "/internal/v1/device-states";
    private static final String CREDENTIALS = DEVICES + "/{deviceId}/credentials";

    private AccessRules() {}

    static List<AccessRule> all() {
        return List.of(
                open("GET " + MODELS, _ -> MODELS),
                open("GET " + MODELS + "/{id}", t -> MODELS + "/" + t.model()),
                closed("POST " + MODELS, _ -> MODELS)
                        .with(_ -> Fleet.modelBody())
                        .get(201, OWNER, COMPETITOR),
                closed("PUT " + MODELS + "/{id}", t -> MODELS + "/" + t.model())
                        .with(_ -> Fleet.modelBody())
                        .get(200, OWNER),
                list(
                        "GET " + DEVICES,
                        _ -> DEVICES + "?sort=-createdAt&limit=200",
                        AccessThings::device),
                one("GET " + DEVICES + "/{id}", t -> DEVICES + "/" + t.device()),
                closed("POST " + DEVICES, _ -> DEVICES)
                        .with(t -> Fleet.deviceBody(t.model(), Owners.SITE_A11))
                        .get(201, OWNER)
                        .get(422, COMPETITOR),
                closed("PUT " + DEVICES + "/{id}", t -> DEVICES + "/" + t.spare())
                        .with(t -> Fleet.deviceBody(t.model(), Owners.SITE_A11))
                        .get(200, OWNER)
                        .get(404, COMPETITOR),
                step("installation").get(200, TECHNICIAN),
                step("commissioning").get(409, OWNER, TECHNICIAN),
                step("suspension").get(409, OWNER),
                step("removal"),
                list(
                        "GET " + CIRCUITS,
                        _ -> CIRCUITS + "?sort=-createdAt&limit=200",
                        AccessThings::circuit),
                one("GET " + CIRCUITS + "/{id}", t -> CIRCUITS + "/" + t.circuit()),
                one(
                        "GET " + CIRCUITS + "/{id}/readings",
                        t -> CIRCUITS + "/" + t.circuit() + "/readings"),
                list("GET " + LATEST, t -> LATEST + "?device=" + t.device(), AccessThings::circuit),
                one("GET " + DEVICES + "/{id}/events", t -> DEVICES + "/" + t.device() + "/events"),
                list(
                        "GET " + QUARANTINE,
                        t -> QUARANTINE + "?device=" + t.device(),
                        AccessThings::device),
                closed("POST " + CIRCUITS, _ -> CIRCUITS)
                        .with(t -> Fleet.circuitBody(t.spare(), 1))
                        .get(201, OWNER, TECHNICIAN)
                        .get(422, COMPETITOR),
                closed("PUT " + CIRCUITS + "/{id}", t -> CIRCUITS + "/" + t.circuit())
                        .with(t -> Fleet.circuitBody(t.device(), 1))
                        .get(200, OWNER, TECHNICIAN)
                        .get(404, COMPETITOR),
                closed("GET " + CREDENTIALS, AccessRules::credentials)
                        .get(200, OWNER)
                        .get(404, COMPETITOR),
                closed("POST " + CREDENTIALS, AccessRules::credentials)
                        .with(_ -> Map.of("kind", "access-token"))
                        .get(201, OWNER, TECHNICIAN)
                        .get(404, COMPETITOR),
                closed(
                                "DELETE " + CREDENTIALS + "/{credentialId}",
                                t -> credentials(t) + "/" + t.credential())
                        .get(204, OWNER)
                        .get(404, COMPETITOR),
                closed("GET /internal/v1/gateway-registry", _ -> "/internal/v1/gateway-registry")
                        .get(200, MACHINE),
                closed("GET " + STATES, _ -> STATES).get(200, MACHINE),
                closed("GET " + STATES + "/{id}", t -> STATES + "/" + t.device())
                        .get(200, MACHINE));
    }

    private static AccessRule step(String step) {
        return closed(
                        "POST " + DEVICES + "/{id}/" + step,
                        t -> DEVICES + "/" + t.spare() + "/" + step)
                .get(200, OWNER)
                .get(404, COMPETITOR);
    }

    private static String credentials(AccessThings things) {
        return DEVICES + "/" + things.device() + "/credentials";
    }
}
