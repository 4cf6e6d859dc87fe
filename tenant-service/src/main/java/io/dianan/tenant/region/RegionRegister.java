package io.dianan.tenant.region;

import io.dianan.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What other rooms ask of regions; called inside their transaction. */
@ApplicationScoped
public class RegionRegister {
    /** Where something can stand. */
    public static final Set<RegionLevel> COUNTY_OR_STREET =
            Set.of(RegionLevel.COUNTY, RegionLevel.STREET);

    public static final Set<RegionLevel> ANY_LEVEL = Set.of(RegionLevel.values());

    private static final String POINTER = "/regionCode";

    private final RegionStore store;
    private final Today today;

    RegionRegister(RegionStore store, Today today) {
        this.store = store;
        this.today = today;
    }

    /**
     * Why nobody can be registered at {@code code} today; an ended region names what came after.
     */
    public Optional<Violation> fault(String code, Set<RegionLevel> levels) {
        if (!RegionCode.isCode(code)) {
            return fault("%s is not a region code of six or nine digits".formatted(code));
        }
        RegionLevel level = new RegionCode(code).level();
        if (!levels.contains(level)) {
            return fault(
                    "region %s is a %s; a county or street is needed"
                            .formatted(code, level.word()));
        }
        LocalDate day = today.date();
        List<RegionRecord> times = store.timesOf(List.of(code));
        if (times.isEmpty()) {
            return fault("region %s is unknown".formatted(code));
        }
        if (times.stream().anyMatch(time -> time.validity().holds(day))) {
            return Optional.empty();
        }
        return fault(notInForce(times.getFirst(), day));
    }

    /** The region's name today, else its last one. */
    public Optional<String> nameOf(String code) {
        return store.timesOf(List.of(code)).stream().findFirst().map(region -> region.name);
    }

    private String notInForce(RegionRecord latest, LocalDate day) {
        if (latest.validTo == null || latest.validTo.isAfter(day)) {
            return "region %s %s begins on %s"
                    .formatted(latest.code, latest.name, latest.validFrom);
        }
        String ended =
                "region %s %s ended on %s".formatted(latest.code, latest.name, latest.validTo);
        if (latest.successors.length == 0) {
            return ended;
        }
        return ended
                + "; it went to "
                + store.timesOf(List.of(latest.successors)).stream()
                        .filter(next -> next.validity().holds(day))
                        .map(next -> next.code + " " + next.name)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<Violation> fault(String sentence) {
        return Optional.of(new Violation(POINTER, sentence));
    }
}
