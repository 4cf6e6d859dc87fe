package io.dianan.tenant.region;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.tenant.place.Wgs84;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes of the tree, one at a time, inside the caller's transaction. */
@ApplicationScoped
class RegionKeeper {
    private final RegionStore store;
    private final Today today;

    RegionKeeper(RegionStore store, Today today) {
        this.store = store;
        this.today = today;
    }

    /** What somebody writes of a region; everything else follows from its code. */
    record Draft(
            String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> successors,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude) {
        Draft {
            name = name.strip();
            successors = List.copyOf(successors);
        }

        Validity validity() {
            return new Validity(validFrom, validTo);
        }
    }

    /** A new region, or a new time of an old code; without a first day it begins today. */
    RegionRecord add(RegionCode code, Draft written, boolean made) {
        store.lockTree();
        Draft draft = written.validFrom() == null ? from(today.date(), written) : written;
        RegionRecord region = new RegionRecord();
        region.id = Uuid7.next();
        region.code = code.digits();
        region.level = code.level().word();
        region.parentCode = code.parent().map(RegionCode::digits).orElse(null);
        region.made = made;
        check(region, draft);
        write(region, draft);
        store.persistAndFlush(region);
        return region;
    }

    RegionRecord change(RegionRecord region, Draft draft, @Nullable String ifMatch) {
        new Version(region.version).mustMatch(ifMatch);
        check(region, draft);
        write(region, draft);
        store.flush();
        return region;
    }

    /**
     * The time of {@code code} that holds on a day; without a day today's, else the latest. Held
     * against other changes.
     */
    Optional<RegionRecord> held(String code, @Nullable LocalDate on) {
        store.lockTree();
        return one(store.timesOf(List.of(code)), on);
    }

    Optional<RegionRecord> one(List<RegionRecord> times, @Nullable LocalDate on) {
        LocalDate day = on == null ? today.date() : on;
        Optional<RegionRecord> then =
                times.stream().filter(time -> time.validity().holds(day)).findFirst();
        return then.isPresent() || on != null ? then : times.stream().findFirst();
    }

    private void check(RegionRecord region, Draft draft) {
        RegionCode code = new RegionCode(region.code);
        RegionTree around = around(region, draft);
        List<Violation> faults =
                new ArrayList<>(around.faults(code, draft.validity(), draft.successors()));
        Wgs84.fault(draft.longitude(), draft.latitude()).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw WireProblem.INVALID_BODY.at(faults);
        }
        around.clash(draft.validity())
                .ifPresent(
                        other -> {
                            throw RegionProblem.DOUBLE_REGION.at(
                                    "/code",
                                    "region %s is registered for %s already"
                                            .formatted(region.code, other.text()));
                        });
    }

    private RegionTree around(RegionRecord region, Draft draft) {
        Set<String> codes = new LinkedHashSet<>(draft.successors());
        codes.add(region.code);
        if (region.parentCode != null) {
            codes.add(region.parentCode);
        }
        List<RegionRecord> times = store.timesOf(codes);
        return new RegionTree(
                places(times, region.parentCode == null ? "" : region.parentCode),
                places(
                        times.stream().filter(time -> !time.id.equals(region.id)).toList(),
                        region.code),
                store.below(region.code).stream().map(RegionKeeper::place).toList(),
                times.stream().map(RegionKeeper::place).toList());
    }

    private static List<RegionTree.Place> places(List<RegionRecord> times, String code) {
        return times.stream().filter(t -> t.code.equals(code)).map(RegionKeeper::place).toList();
    }

    private static RegionTree.Place place(RegionRecord region) {
        return new RegionTree.Place(region.code, region.validity());
    }

    private static Draft from(LocalDate day, Draft draft) {
        return new Draft(
                draft.name(),
                day,
                draft.validTo(),
                draft.successors(),
                draft.longitude(),
                draft.latitude());
    }

    private static void write(RegionRecord region, Draft draft) {
        region.name = draft.name();
        region.validFrom = draft.validFrom();
        region.validTo = draft.validTo();
        region.successors = draft.successors().toArray(String[]::new);
        region.longitude = Wgs84.rounded(draft.longitude());
        region.latitude = Wgs84.rounded(draft.latitude());
    }
}
