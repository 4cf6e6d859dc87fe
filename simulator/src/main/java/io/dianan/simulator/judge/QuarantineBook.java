package io.dianan.simulator.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the suite has put aside of one fleet's devices. Each comparison claims the entries of its
 * own messages; what nobody claims was never sent.
 */
final class QuarantineBook {
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /**
     * @param deviceId empty where the suite knows none
     * @param sha256 of the message's body, lower-case hex
     * @param reading the reading that was put aside, where it is not the message itself
     */
    record Entry(
            String deviceId,
            String reason,
            Instant receivedAt,
            String sha256,
            Optional<Reading> reading) {}

    /** A reading by its key. */
    record Reading(String circuitId, Instant at) {}

    QuarantineBook(List<Entry> read) {
        read.forEach(
                e ->
                        entries.computeIfAbsent(
                                        e.reading()
                                                .map(QuarantineBook::key)
                                                .orElseGet(() -> key(e.deviceId(), e.sha256())),
                                        k -> new ArrayList<>())
                                .add(e));
    }

    private static String key(String deviceId, String sha256) {
        return deviceId + " " + sha256;
    }

    private static String key(Reading reading) {
        return reading.circuitId() + " " + reading.at();
    }

    /** The entries of this message; they are spoken for from now on. */
    synchronized List<Entry> claim(String deviceId, String sha256) {
        return claim(key(deviceId, sha256));
    }

    /** The entries of this reading; they are spoken for from now on. */
    synchronized List<Entry> claim(Reading reading) {
        return claim(key(reading));
    }

    private List<Entry> claim(String key) {
        List<Entry> claimed = entries.remove(key);
        return claimed == null ? List.of() : claimed;
    }

    /** What nobody claimed. */
    synchronized List<Entry> unclaimed() {
        return entries.values().stream().flatMap(List::stream).toList();
    }
}
