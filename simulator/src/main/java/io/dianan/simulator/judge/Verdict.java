package io.dianan.simulator.judge;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the messages of a ledger.
 *
 * @param circuits in the ledger
 * @param sent messages that were kept for sending, unreadable ones among them
 * @param acknowledged messages whose PUBACK came back
 * @param unacknowledged messages without PUBACK that are neither stored nor quarantined: the device
 *     still has them
 * @param resent publishes beyond the first of a message
 * @param stored rows that the suite shows
 * @param quarantined messages that are in quarantine and belong there
 * @param expired messages older than the retention, no longer shown
 * @param repeated rows stamped with receive time that were stored more than once, as often as they
 *     were published: such readings are promised at least once
 * @param lost acknowledged messages that are neither stored nor quarantined
 * @param doubled rows or quarantine entries beyond the one that should be
 * @param phantom rows or quarantine entries of messages never sent
 * @param wrong messages stored with other values or times, or quarantined though they are good
 * @param latestWrong circuits whose latest value is not the newest stored one
 * @param counters of the suite that were asked for, by name
 * @param findings the first hundred of what is not as it should be
 * @param waitedMillis how long the judge waited for rows to arrive
 */
public record Verdict(
        int circuits,
        long sent,
        long acknowledged,
        long unacknowledged,
        long resent,
        long stored,
        long quarantined,
        long expired,
        long repeated,
        long lost,
        long doubled,
        long phantom,
        long wrong,
        long latestWrong,
        Map<String, Long> counters,
        List<Finding> findings,
        long waitedMillis) {

    public Verdict {
        counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
        findings = List.copyOf(findings);
    }

    /** Nothing lost, doubled, phantom or wrong. */
    public boolean clean() {
        return lost == 0 && doubled == 0 && phantom == 0 && wrong == 0 && latestWrong == 0;
    }
}
