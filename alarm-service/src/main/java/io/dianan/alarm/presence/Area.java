package io.dianan.alarm.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One provider's devices of a county or a street.
 *
 * @param regionCode six digits, or nine for a street
 * @param providerId null for devices that nobody serves
 */
record Area(String regionCode, @Nullable UUID providerId) {
    private static final int COUNTY_DIGITS = 6;

    /** How many devices of one region and provider are held back, and how many are online. */
    record Count(String regionCode, @Nullable UUID providerId, Long gone, Long online) {
        private Count plus(Count other) {
            return new Count(regionCode, providerId, gone + other.gone, online + other.online);
        }
    }

    /**
     * How many make an incident.
     *
     * @param devicesMin so many at least …
     * @param perCentMin … if they are so many in a hundred of those that were online …
     * @param devicesMany … or so many, whatever share that is
     */
    record Threshold(int devicesMin, int perCentMin, int devicesMany) {}

    static Area countyOf(String regionCode, @Nullable UUID providerId) {
        return new Area(regionCode.substring(0, COUNTY_DIGITS), providerId);
    }

    boolean holds(Untold device) {
        return device.regionCode().startsWith(regionCode)
                && Objects.equals(device.providerId(), providerId);
    }

    /**
     * Which areas have gone: counties first; where a county has not, its streets.
     *
     * @param counts by region and provider, all of the counties in question
     */
    static List<Area> gone(Collection<Count> counts, Threshold threshold) {
        Map<Area, Count> counties = new HashMap<>();
        counts.forEach(
                count ->
                        counties.merge(
                                countyOf(count.regionCode, count.providerId), count, Count::plus));
        List<Area> gone = new ArrayList<>();
        counties.forEach((area, count) -> add(gone, area, count, threshold));
        Set<Area> whole = new HashSet<>(gone);
        counts.stream()
                .filter(count -> count.regionCode.length() > COUNTY_DIGITS)
                .filter(count -> !whole.contains(countyOf(count.regionCode, count.providerId)))
                .forEach(
                        count ->
                                add(
                                        gone,
                                        new Area(count.regionCode, count.providerId),
                                        count,
                                        threshold));
        return gone;
    }

    private static void add(List<Area> gone, Area area, Count count, Threshold threshold) {
        long all = count.gone + count.online;
        boolean share = count.gone * 100 >= all * threshold.perCentMin;
        if (count.gone >= threshold.devicesMin && share || count.gone >= threshold.devicesMany) {
            gone.add(area);
        }
    }
}
