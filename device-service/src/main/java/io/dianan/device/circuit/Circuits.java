package io.dianan.device.circuit;

import io.dianan.contracts.id.Uuid7;
import io.dianan.device.device.FleetChange;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads, adds and describes circuits as a scope allows; a change is a change of the device. */
@ApplicationScoped
class Circuits {
    private final ScopeStore scopes;
    private final CircuitStore circuits;
    private final FleetChange fleet;
    private final Clock clock;

    Circuits(ScopeStore scopes, CircuitStore circuits, FleetChange fleet, Clock clock) {
        this.scopes = scopes;
        this.circuits = circuits;
        this.fleet = fleet;
        this.clock = clock;
    }

    Circuit one(Scope scope, UUID id) {
        return scopes.call(scope, () -> circuits.one(id).map(CircuitRecord::toCircuit))
                .orElseThrow(() -> unknown(id));
    }

    Page<Circuit> page(Scope scope, CircuitFilter filter, CircuitOrder order, PageRequest request) {
        Optional<Keyset> after = Keyset.of(request, order);
        return scopes.call(
                scope,
                () -> {
                    Page<Circuit> page =
                            Page.cut(
                                    circuits.page(filter, order, after, request),
                                    request,
                                    last -> new Keyset(order.word(), "", last.id()).text());
                    return request.counted() ? page.withCount(circuits.count(filter)) : page;
                });
    }

    /** A device that the scope does not show is an error of the body, not of the path. */
    Circuit add(Scope scope, CircuitDescription description) {
        try {
            return fleet.around(
                    scope,
                    description.deviceId(),
                    device -> {
                        device.mustNotBeRemoved();
                        CircuitRecord circuit =
                                CircuitRecord.of(
                                        Uuid7.next(), device, description, clock.instant());
                        circuits.add(circuit);
                        return circuit.toCircuit();
                    });
        } catch (ProblemException e) {
            if (e.problem() == WireProblem.NOT_FOUND) {
                throw WireProblem.INVALID_BODY.at(
                        "/deviceId", "no device " + description.deviceId());
            }
            throw e;
        }
    }

    /**
     * @param ifMatch entity tag of the version that the caller has read
     */
    Circuit change(Scope scope, UUID id, CircuitDescription description, @Nullable String ifMatch) {
        Circuit before = one(scope, id);
        return fleet.around(
                scope,
                before.deviceId(),
                device -> {
                    CircuitRecord circuit = circuits.one(id).orElseThrow(() -> unknown(id));
                    new Version(circuit.version).mustMatch(ifMatch);
                    mustKeepItsPlace(circuit, description);
                    if (circuit.validTo != null) {
                        throw CircuitProblem.CIRCUIT_ENDED.because(
                                "circuit " + id + " ended at " + circuit.validTo);
                    }
                    circuit.describe(description);
                    circuit.version++;
                    return circuit.toCircuit();
                });
    }

    private static void mustKeepItsPlace(CircuitRecord circuit, CircuitDescription description) {
        List<Violation> violations = new ArrayList<>();
        if (!circuit.deviceId.equals(description.deviceId())) {
            violations.add(
                    new Violation("/deviceId", "a circuit keeps its device " + circuit.deviceId));
        }
        if (circuit.channel != description.channel()) {
            violations.add(
                    new Violation("/channel", "a circuit keeps its channel " + circuit.channel));
        }
        if (!violations.isEmpty()) {
            throw CircuitProblem.CIRCUIT_KEEPS_CHANNEL.at(violations);
        }
    }

    private static ProblemException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no circuit " + id);
    }
}
