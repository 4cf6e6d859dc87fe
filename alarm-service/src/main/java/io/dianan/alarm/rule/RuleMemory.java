package io.dianan.alarm.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.alarm.type.Measure;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one rule remembers of one subject between two readings; kept in the database while anything
 * is not calm.
 *
 * @param tracks by metric key, or by the name that a kind gives to what it follows
 * @param measure the newest value behind what stands
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleMemory(Map<String, Track> tracks, @Nullable Measure measure) {
    public static final RuleMemory EMPTY = new RuleMemory(Map.of(), null);

    public RuleMemory {
        tracks = tracks == null ? Map.of() : Map.copyOf(tracks);
    }

    /** The gravest of what stands. */
    @JsonIgnore
    public Severity standing() {
        return tracks.values().stream()
                .map(Track::standing)
                .reduce(Severity.NORMAL, Severity::orGraver);
    }

    /** The gravest of what stands and is not on its way back. */
    @JsonIgnore
    public Severity firm() {
        return tracks.values().stream()
                .filter(track -> track.falling() == null)
                .map(Track::standing)
                .reduce(Severity.NORMAL, Severity::orGraver);
    }

    /** What stands, with no readings counted. */
    public RuleMemory withoutStreaks() {
        Map<String, Track> standing = new HashMap<>();
        tracks.forEach((name, track) -> standing.put(name, track.withoutStreaks()));
        return new RuleMemory(standing, measure);
    }

    /** Whether forgetting it changes nothing. */
    @JsonIgnore
    public boolean calm() {
        return tracks.values().stream().allMatch(Track::calm);
    }
}
