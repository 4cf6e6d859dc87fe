package io.dianan.alarm.presence;

import io.dianan.alarm.type.Words;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.problem.WireProblem;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which devices; null lets all through. */
record PresenceFilter(
        @Nullable String regionPrefix,
        @Nullable UUID providerId,
        @Nullable UUID enterpriseId,
        @Nullable UUID deviceId,
        @Nullable State state) {

    /** Of a device at work. */
    enum State {
        ONLINE,
        OFFLINE,
        NEVER_SEEN;

        String word() {
            return Words.word(this);
        }
    }

    /** As the wire asks. */
    static final class Query {
        @RestQuery @Nullable String region;
        @RestQuery @Nullable String provider;
        @RestQuery @Nullable String enterprise;
        @RestQuery @Nullable String device;
        @RestQuery @Nullable String state;

        PresenceFilter filter() {
            return new PresenceFilter(
                    QueryText.regionPrefix("region", region),
                    QueryText.id("provider", provider),
                    QueryText.id("enterprise", enterprise),
                    QueryText.id("device", device),
                    state == null ? null : state(state));
        }

        private static State state(String word) {
            try {
                return Words.constant(State.class, word);
            } catch (IllegalArgumentException e) {
                throw WireProblem.INVALID_PARAMETER.because("state " + e.getMessage());
            }
        }
    }
}
