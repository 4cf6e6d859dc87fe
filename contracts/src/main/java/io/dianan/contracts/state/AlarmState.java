package io.dianan.contracts.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as alarm-service tells it. Domain event type {@value #EVENT_TYPE}.
 *
 * @param number business number, for people
 * @param state {@code raised}, {@code acknowledged}, {@code verified}, {@code resolved}, {@code
 *     closed}, {@code reopened}
 * @param verdict {@code real}, {@code false}, {@code test}, {@code duplicate}; null until verified
 * @param type kebab-case, domain.md 2.3
 * @param alarmClass {@code alarm}, {@code fault}, {@code warning}
 * @param level 1 (urgent) to 4 (notice)
 * @param change what made this version: the kind of the timeline's newest line
 * @param value the value's story; null where there is none
 * @param firstAt event time of the first occurrence
 * @param lastAt event time of the newest
 * @param raisedAt when the alarm became visible
 * @param count occurrences within this alarm
 * @param recoveredAt when the value went back, by event time; null while it stands
 * @param late raised from backfilled readings: the newest state of the circuit
 * @param sources who has found it: {@code threshold}, {@code device}, {@code presence}
 */
public record AlarmState(
        UUID id,
        long version,
        String number,
        String state,
        @Nullable String verdict,
        String type,
        String alarmClass,
        int level,
        String change,
        Subject subject,
        Owner owner,
        @Nullable Value value,
        Instant firstAt,
        Instant lastAt,
        Instant raisedAt,
        int count,
        @Nullable Instant recoveredAt,
        boolean late,
        List<String> sources,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Closure closure) {
    public static final String EVENT_TYPE = "alarm";

    public AlarmState {
        sources = List.copyOf(sources);
    }

    /**
     * What the alarm is about.
     *
     * @param kind {@code circuit}, {@code device} or {@code area}
     */
    public record Subject(
            String kind,
            @Nullable UUID circuitId,
            @Nullable String circuitName,
            @Nullable UUID deviceId,
            @Nullable String serialNumber,
            @Nullable UUID siteId,
            @Nullable Area area) {}

    /**
     * How far an incident of an area reaches.
     *
     * @param devices how many are concerned
     * @param regionCodes counties and streets that they are in, in order
     */
    public record Area(int devices, List<String> regionCodes) {
        public Area {
            regionCodes = List.copyOf(regionCodes);
        }
    }

    /** Whose it is, as of the time of the alarm; names as they are known. */
    public record Owner(
            @Nullable UUID providerId,
            @Nullable String providerName,
            @Nullable UUID enterpriseId,
            @Nullable String enterpriseName,
            @Nullable String siteName,
            String regionCode) {}

    /**
     * How it ended.
     *
     * @param cause code, kebab-case
     * @param handler who has dealt with it
     */
    public record Closure(Instant at, String cause, String handler, String evidence) {}

    /**
     * Decimals in {@code unit}.
     *
     * @param limit the limit that was reached; null where a device decided by itself
     * @param peak the farthest from normal
     */
    public record Value(
            String metric,
            String unit,
            @Nullable BigDecimal limit,
            BigDecimal first,
            BigDecimal last,
            BigDecimal peak) {}
}
