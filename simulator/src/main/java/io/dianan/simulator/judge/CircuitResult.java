package io.dianan.simulator.judge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of one circuit, filled by its comparison. */
final class CircuitResult {
    static final int FINDINGS_MAX = 100;

    final List<Finding> findings = new ArrayList<>();
    long sent;
    long acknowledged;
    long unacknowledged;
    long resent;
    long stored;
    long quarantined;
    long expired;
    long repeated;
    long lost;
    long doubled;
    long phantom;
    long wrong;
    long latestWrong;

    /** The newest stored row; null when there is none. */
    @Nullable StoredReading newest;

    void note(Finding finding) {
        switch (finding.kind()) {
            case LOST -> lost++;
            case DOUBLED -> doubled++;
            case PHANTOM -> phantom++;
            case WRONG -> wrong++;
            case LATEST -> latestWrong++;
        }
        if (findings.size() < FINDINGS_MAX) {
            findings.add(finding);
        }
    }

    void add(CircuitResult other) {
        sent += other.sent;
        acknowledged += other.acknowledged;
        unacknowledged += other.unacknowledged;
        resent += other.resent;
        stored += other.stored;
        quarantined += other.quarantined;
        expired += other.expired;
        repeated += other.repeated;
        lost += other.lost;
        doubled += other.doubled;
        phantom += other.phantom;
        wrong += other.wrong;
        latestWrong += other.latestWrong;
        findings.addAll(
                other.findings.subList(
                        0, Math.min(other.findings.size(), FINDINGS_MAX - findings.size())));
    }
}
