package io.dianan.tenant.enterprise;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of place an enterprise runs, as the provincial guideline of 2017 names the fields to
 * watch (domain.md §4.1); apart from the industry. Only grows.
 */
public enum VenueClass {
    LARGE_MALL,
    SCHOOL,
    CARE_HOME,
    STATION,
    HOTEL,
    LABOUR_INTENSIVE,
    HAZARDOUS_WAREHOUSE,
    WOOD_PROCESSING,
    TEXTILE,
    DUST,
    SPRAYING,
    PHARMACEUTICAL,
    BAR,
    INTERNET_CAFE,
    SMALL_RESTAURANT,
    SMALL_SHOP,
    MICRO_ENTERPRISE,
    OTHER;

    /** As the wire and the table carry it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<VenueClass> of(String word) {
        return Arrays.stream(values()).filter(venue -> venue.toString().equals(word)).findFirst();
    }
}
