package io.dianan.tenant.enterprise;

import io.dianan.platform.page.QueryText;
import io.dianan.platform.problem.WireProblem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What else enterprises are filtered by; null lets all through. */
record EnterpriseFilter(
        @Nullable UUID provider, @Nullable VenueClass venueClass, @Nullable Boolean keyField) {

    static EnterpriseFilter of(
            @Nullable String provider, @Nullable String venueClass, @Nullable Boolean keyField) {
        return new EnterpriseFilter(
                QueryText.id("provider", provider),
                venueClass == null ? null : venue(venueClass),
                keyField);
    }

    private static VenueClass venue(String word) {
        return VenueClass.of(word)
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "venueClass is not one of ours"));
    }
}
