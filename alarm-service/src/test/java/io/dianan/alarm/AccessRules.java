package io.dianan.alarm;

import static io.dianan.alarm.AccessCaller.COMPETITOR;
import static io.dianan.alarm.AccessCaller.COUNTY_LEAD;
import static io.dianan.alarm.AccessCaller.DISPATCHER;
import static io.dianan.alarm.AccessCaller.FOREIGN_DISPATCHER;
import static io.dianan.alarm.AccessCaller.FOREIGN_ENTERPRISE;
import static io.dianan.alarm.AccessCaller.FOREIGN_TECHNICIAN;
import static io.dianan.alarm.AccessCaller.MACHINE;
import static io.dianan.alarm.AccessCaller.NEIGHBOUR_COUNTY;
import static io.dianan.alarm.AccessCaller.NEIGHBOUR_LEAD;
import static io.dianan.alarm.AccessCaller.OTHER_CITY;
import static io.dianan.alarm.AccessCaller.OWNER;
import static io.dianan.alarm.AccessCaller.OWN_CITY;
import static io.dianan.alarm.AccessCaller.OWN_COUNTY;
import static io.dianan.alarm.AccessCaller.OWN_ENTERPRISE;
import static io.dianan.alarm.AccessCaller.OWN_PROVINCE;
import static io.dianan.alarm.AccessCaller.TECHNICIAN;
import static io.dianan.alarm.AccessRule.closed;
import static io.dianan.alarm.AccessRule.list;
import static io.dianan.alarm.AccessRule.one;
import static io.dianan.alarm.AccessRule.open;

import java.util.List;
import java.util.Map;

/**
 * Who may do what: one rule per operation of the service's OpenAPI document, which {@link
 * AccessMatrixTest} tries with every caller. A new operation without a rule fails there.
 */
final class AccessRules {
    private static final String ALARMS = "/api/v1/alarms";
    private static final String RULES = "/api/v1/alarm-rules";
    private static final String FLOORS = "/api/v1/rule-floors";
    private static final String PRESENCE = "/api/v1/presence";
    private static final String REBUILD = "/internal/v1/copies/rebuild";
    private static final String EFFECTIVE = "/api/v1/effective-rules";

    private AccessRules() {}

    static List<AccessRule> all() {
        return List.of(
                list("GET " + ALARMS, _ -> ALARMS + "?limit=200", AccessThings::alarm),
                one("GET " + ALARMS + "/{id}", t -> ALARMS + "/" + t.alarm()),
                one("GET " + ALARMS + "/{id}/timeline", t -> alarm(t, "timeline")),
                step("acknowledgement")
                        .with(_ -> Map.of())
                        .get(200, OWNER, DISPATCHER, OWN_ENTERPRISE)
                        .get(404, COMPETITOR, FOREIGN_DISPATCHER, FOREIGN_ENTERPRISE),
                // The alarm is raised, so the next steps are not legal; foreigners do not learn it.
                step("verification")
                        .with(_ -> Map.of("verdict", "real"))
                        .get(409, OWNER, DISPATCHER, TECHNICIAN, OWN_ENTERPRISE)
                        .get(
                                404,
                                COMPETITOR,
                                FOREIGN_DISPATCHER,
                                FOREIGN_TECHNICIAN,
                                FOREIGN_ENTERPRISE),
                step("resolution")
                        .with(_ -> Map.of("measures", "made"))
                        .get(409, OWNER, DISPATCHER, TECHNICIAN, OWN_ENTERPRISE)
                        .get(
                                404,
                                COMPETITOR,
                                FOREIGN_DISPATCHER,
                                FOREIGN_TECHNICIAN,
                                FOREIGN_ENTERPRISE),
                step("closure")
                        .with(_ -> Map.of("cause", "moisture", "handler", "x", "evidence", "x"))
                        .get(409, OWNER, DISPATCHER)
                        .get(404, COMPETITOR, FOREIGN_DISPATCHER, FOREIGN_ENTERPRISE),
                step("reopening")
                        .with(_ -> Map.of("reason", "made"))
                        .get(409, OWNER, DISPATCHER, COUNTY_LEAD)
                        .get(404, COMPETITOR, FOREIGN_DISPATCHER, NEIGHBOUR_LEAD),
                step("comments")
                        .with(_ -> Map.of("text", "made"))
                        .get(200, OWNER, DISPATCHER, TECHNICIAN, OWN_ENTERPRISE)
                        .get(200, OWN_COUNTY, OWN_CITY, OWN_PROVINCE, COUNTY_LEAD)
                        .get(404, COMPETITOR, FOREIGN_DISPATCHER, FOREIGN_TECHNICIAN)
                        .get(404, FOREIGN_ENTERPRISE, NEIGHBOUR_COUNTY, NEIGHBOUR_LEAD, OTHER_CITY),
                list("GET " + RULES, t -> RULES + "?circuit=" + t.circuit(), AccessThings::rule),
                one("GET " + RULES + "/{id}", t -> RULES + "/" + t.rule()),
                closed("POST " + RULES, _ -> RULES)
                        .with(t -> AccessThings.rule(t.spare()))
                        .get(201, OWNER)
                        .get(422, COMPETITOR),
                // The platform's own staff writes rules of models and not of circuits.
                closed("PUT " + RULES + "/{id}", t -> RULES + "/" + t.rule())
                        .with(t -> AccessThings.rule(t.circuit()))
                        .get(200, OWNER)
                        .get(404, COMPETITOR),
                closed("DELETE " + RULES + "/{id}", t -> RULES + "/" + t.rule())
                        .get(204, OWNER)
                        .get(404, COMPETITOR),
                presence(),
                one("GET " + EFFECTIVE, t -> EFFECTIVE + "?circuit=" + t.circuit()),
                open("GET " + FLOORS, _ -> FLOORS),
                open("GET " + FLOORS + "/{id}", t -> FLOORS + "/" + t.floor()),
                closed("POST " + REBUILD, _ -> REBUILD).get(202, MACHINE),
                newFloor(),
                closed("PUT " + FLOORS + "/{id}", t -> FLOORS + "/" + t.floor())
                        .with(_ -> AccessThings.streetFloor())
                        .get(200, COUNTY_LEAD),
                closed("DELETE " + FLOORS + "/{id}", t -> FLOORS + "/" + t.floor())
                        .get(204, COUNTY_LEAD));
    }

    private static AccessRule presence() {
        return list(
                "GET " + PRESENCE, t -> PRESENCE + "?device=" + t.device(), AccessThings::device);
    }

    private static AccessRule newFloor() {
        return closed("POST " + FLOORS, _ -> FLOORS)
                .with(_ -> AccessThings.nextStreetFloor())
                .get(201, COUNTY_LEAD)
                .get(422, NEIGHBOUR_LEAD);
    }

    private static AccessRule step(String step) {
        return closed("POST " + ALARMS + "/{id}/" + step, t -> alarm(t, step));
    }

    private static String alarm(AccessThings things, String what) {
        return ALARMS + "/" + things.alarm() + "/" + what;
    }
}
