package io.dianan.simulator.judge;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to judge, and where.
 *
 * @param ledger of the fleet
 * @param url of the suite's front door
 * @param bearer signs the questions; must be allowed to see all circuits of the ledger
 * @param deadline after which the judge no longer waits for rows to arrive
 * @param stillness once nothing has arrived for so long, nothing more is expected
 * @param retention how long the suite keeps raw readings
 * @param metrics addresses of Prometheus texts whose counters of redeliveries are reported
 */
public record JudgePlan(
        Path ledger,
        URI url,
        Bearer bearer,
        Duration deadline,
        Duration stillness,
        Duration retention,
        List<URI> metrics) {

    public JudgePlan {
        metrics = List.copyOf(metrics);
    }

    /** Who asks. */
    @FunctionalInterface
    public interface Bearer {
        /** An access token of the suite that is good now. */
        String token();
    }

    public static JudgePlan of(Path ledger, URI url, Bearer bearer) {
        return new JudgePlan(
                ledger,
                url,
                bearer,
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                Duration.ofDays(30),
                List.of());
    }

    public JudgePlan withDeadline(Duration other) {
        return new JudgePlan(ledger, url, bearer, other, stillness, retention, metrics);
    }

    public JudgePlan withStillness(Duration other) {
        return new JudgePlan(ledger, url, bearer, deadline, other, retention, metrics);
    }

    public JudgePlan withMetrics(List<URI> addresses) {
        return new JudgePlan(ledger, url, bearer, deadline, stillness, retention, addresses);
    }
}
