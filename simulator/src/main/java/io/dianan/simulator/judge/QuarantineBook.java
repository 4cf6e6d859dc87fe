package io.dianan.simulator.judge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the suite has put aside of one fleet's devices. Each comparison claims the entries of its
 * own messages; what nobody claims was never sent.
 */
final class QuarantineBook {
    private final Map<String, List<Entry>> entries = new HashMap<>();

    /**
     * @param deviceId empty where the suite knows none
     * @param sha256 of the message's body, lower-case hex
     */
    record Entry(String deviceId, String reason, Instant receivedAt, String sha256) {}

    QuarantineBook(List<Entry> read) {
        read.forEach(e -> entries.computeIfAbsent(key(e), k -> new ArrayList<>()).add(e));
    }

    private static String key(Entry entry) {
        return entry.deviceId() + " " + entry.sha256();
    }

    /** The entries of this message; they are spoken for from now on. */
    synchronized List<Entry> claim(String deviceId, String sha256) {
        List<Entry> claimed = entries.remove(deviceId + " " + sha256);
        return claimed == null ? List.of() : claimed;
    }

    /** What nobody claimed. */
    synchronized List<Entry> unclaimed() {
        return entries.values().stream().flatMap(List::stream).toList();
    }
}
