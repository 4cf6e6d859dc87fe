package io.dianan.alarm.rulebook;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes floors: a region's own regulators, within the floors of the regions above. */
@ApplicationScoped
class KeepFloor {
    private final ScopeStore scopes;
    private final FloorStore floors;
    private final RuleStore rules;
    private final Clock clock;

    KeepFloor(ScopeStore scopes, FloorStore floors, RuleStore rules, Clock clock) {
        this.scopes = scopes;
        this.floors = floors;
        this.rules = rules;
        this.clock = clock;
    }

    FloorRecord add(Scope scope, String author, FloorBody body) {
        return scopes.call(
                scope,
                () -> {
                    FloorRecord floor = new FloorRecord();
                    floor.id = Uuid7.next();
                    floor.version = 1;
                    floor.regionCode = body.regionCode();
                    floor.type = body.quantity().type().name();
                    write(floor, scope, author, body);
                    return floor;
                });
    }

    FloorRecord change(
            Scope scope, String author, UUID id, @Nullable String ifMatch, FloorBody body) {
        return scopes.call(
                scope,
                () -> {
                    FloorRecord floor = locked(scope, id, ifMatch);
                    stays("/regionCode", floor.regionCode, body.regionCode());
                    stays("/type", floor.type, body.quantity().type().name());
                    floor.version++;
                    write(floor, scope, author, body);
                    return floor;
                });
    }

    void remove(Scope scope, UUID id, @Nullable String ifMatch) {
        scopes.run(
                scope,
                () -> {
                    floors.remove(locked(scope, id, ifMatch));
                    rules.touch();
                });
    }

    /** Read by all, written by the region's own: another's floor answers as forbidden. */
    private FloorRecord locked(Scope scope, UUID id, @Nullable String ifMatch) {
        String region = floors.findByIdOptional(id).orElseThrow(() -> unknown(id)).regionCode;
        if (region == null || !within(scope, region)) {
            throw WireProblem.NOT_ALLOWED.because("this floor is of a region that is not yours");
        }
        FloorRecord floor = floors.locked(id).orElseThrow(() -> unknown(id));
        new Version(floor.version).mustMatch(ifMatch);
        return floor;
    }

    private void write(FloorRecord floor, Scope scope, String author, FloorBody body) {
        if (!within(scope, body.regionCode())) {
            throw WireProblem.INVALID_BODY.at(
                    "/regionCode", "no region " + body.regionCode() + " of yours");
        }
        Bound bound = body.mustFit(outer(floor, body));
        Limits limits = body.limits();
        floor.limitMin = bound.min();
        floor.limitMax = bound.max();
        floor.warn = limits.warn();
        floor.alarm = limits.alarm();
        floor.hysteresis = limits.hysteresis();
        floor.durationSeconds = Math.toIntExact(limits.duration().toSeconds());
        floor.changedAt = clock.instant();
        floor.changedBy = author;
        floors.write(floor);
        rules.touch();
    }

    private Bound outer(FloorRecord floor, FloorBody body) {
        int own = new Scope.Region(body.regionCode()).prefix().length();
        List<RuleFloor> broader =
                floors.floors().stream()
                        .filter(other -> !other.id().equals(floor.id))
                        .filter(other -> other.prefix().length() < own)
                        .toList();
        return new RuleBook(0, broader, List.of()).bound(body.quantity(), body.regionCode());
    }

    private static boolean within(Scope scope, String region) {
        return scope instanceof Scope.Region own && region.startsWith(own.prefix());
    }

    private static void stays(String pointer, @Nullable String is, String asked) {
        if (!asked.equals(is)) {
            throw WireProblem.INVALID_BODY.at(pointer, "this stays " + is);
        }
    }

    private static ProblemException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no floor " + id);
    }
}
