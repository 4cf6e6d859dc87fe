package io.dianan.alarm.desk;

import io.dianan.alarm.type.AlarmType;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.problem.WireProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which alarms; null lets all through.
 *
 * @param states none lets all through
 * @param levels none lets all through
 * @param from raised then or later
 * @param to raised before
 */
record AlarmFilter(
        List<String> states,
        List<Integer> levels,
        @Nullable String type,
        @Nullable String number,
        Owners owners,
        @Nullable UUID deviceId,
        @Nullable UUID circuitId,
        @Nullable Instant from,
        @Nullable Instant to) {
    private static final Set<String> STATES =
            Set.of("raised", "acknowledged", "verified", "resolved", "closed", "reopened");

    /** Whose. */
    record Owners(
            @Nullable String regionPrefix,
            @Nullable UUID providerId,
            @Nullable UUID enterpriseId) {}

    /** As the wire asks; lists are separated by commas. */
    static final class Query {
        @RestQuery @Nullable String state;
        @RestQuery @Nullable String level;
        @RestQuery @Nullable String type;
        @RestQuery @Nullable String number;
        @RestQuery @Nullable String region;
        @RestQuery @Nullable String provider;
        @RestQuery @Nullable String enterprise;
        @RestQuery @Nullable String device;
        @RestQuery @Nullable String circuit;
        @RestQuery @Nullable String from;
        @RestQuery @Nullable String to;

        AlarmFilter filter() {
            if (type != null && !AlarmType.legal(type)) {
                throw WireProblem.INVALID_PARAMETER.because("type is not an alarm type");
            }
            return new AlarmFilter(
                    words(state).stream().map(Query::state).toList(),
                    words(level).stream().map(Query::level).toList(),
                    type,
                    number,
                    new Owners(
                            QueryText.regionPrefix("region", region),
                            QueryText.id("provider", provider),
                            QueryText.id("enterprise", enterprise)),
                    QueryText.id("device", device),
                    QueryText.id("circuit", circuit),
                    time("from", from),
                    time("to", to));
        }

        private static List<String> words(@Nullable String list) {
            return list == null || list.isBlank() ? List.of() : Arrays.asList(list.split(","));
        }

        private static String state(String word) {
            if (!STATES.contains(word)) {
                throw WireProblem.INVALID_PARAMETER.because(
                        "state " + word + " is not one of " + STATES.stream().sorted().toList());
            }
            return word;
        }

        private static int level(String word) {
            if (!word.matches("[1-4]")) {
                throw WireProblem.INVALID_PARAMETER.because("level " + word + " is not in 1..4");
            }
            return Integer.parseInt(word);
        }

        private static @Nullable Instant time(String parameter, @Nullable String text) {
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw WireProblem.INVALID_PARAMETER.because(
                        parameter + " is not a time as in RFC 3339");
            }
        }
    }
}
