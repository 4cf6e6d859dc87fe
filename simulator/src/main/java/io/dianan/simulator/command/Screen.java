package io.dianan.simulator.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.fleet.FleetCounts;
import io.dianan.simulator.judge.Finding;
import io.dianan.simulator.judge.Verdict;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the user sees: lines while it runs, a table or JSON at the end. */
final class Screen {
    private static final int FINDINGS_SHOWN = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;

    /**
     * @param json then only the result goes to {@code out}, as JSON, and the rest to {@code err}
     */
    Screen(PrintStream out, PrintStream err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    void say(String line) {
        (json ? err : out).println(line);
    }

    void progress(FleetCounts now, FleetCounts before, double seconds) {
        say(
                "%d of %d connected · sent %s (%s/s) · acknowledged %s · waiting %s · resent %s%s"
                        .formatted(
                                now.connected(),
                                now.devices(),
                                number(now.sent()),
                                number(Math.round((now.sent() - before.sent()) / seconds)),
                                number(now.acknowledged()),
                                number(now.waiting()),
                                number(now.resent()),
                                trouble(now)));
    }

    private static String trouble(FleetCounts counts) {
        StringBuilder trouble = new StringBuilder();
        if (counts.lostConnections() > 0) {
            trouble.append(" · lost connections ").append(number(counts.lostConnections()));
        }
        if (counts.refused() > 0) {
            trouble.append(" · refused connections ").append(number(counts.refused()));
        }
        if (counts.skipped() > 0) {
            trouble.append(" · not measured, buffer full ").append(number(counts.skipped()));
        }
        if (counts.acknowledgedOutOfOrder() > 0) {
            trouble.append(" · acknowledged out of order ")
                    .append(number(counts.acknowledgedOutOfOrder()));
        }
        return trouble.toString();
    }

    void result(Map<String, Object> parts) {
        if (!json) {
            return;
        }
        try {
            out.println(
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The judge's table. */
    void verdict(Verdict verdict) {
        Map<String, Long> rows = new LinkedHashMap<>();
        rows.put("circuits", (long) verdict.circuits());
        rows.put("messages sent", verdict.sent());
        rows.put("acknowledged", verdict.acknowledged());
        rows.put("not acknowledged, not there", verdict.unacknowledged());
        rows.put("sent again", verdict.resent());
        rows.put("stored", verdict.stored());
        rows.put("quarantined, as expected", verdict.quarantined());
        rows.put("older than the retention", verdict.expired());
        rows.put("stored again, as promised", verdict.repeated());
        verdict.counters().forEach((name, value) -> rows.put(name, value));
        rows.put("LOST", verdict.lost());
        rows.put("DOUBLED", verdict.doubled());
        rows.put("PHANTOM", verdict.phantom());
        rows.put("WRONG", verdict.wrong());
        rows.put("latest value wrong", verdict.latestWrong());
        say("");
        rows.forEach((name, value) -> say("  %-44s %12s".formatted(name, number(value))));
        for (Finding finding :
                verdict.findings()
                        .subList(0, Math.min(FINDINGS_SHOWN, verdict.findings().size()))) {
            say(
                    "  %s %s circuit %s message %d: %s"
                            .formatted(
                                    finding.kind(),
                                    finding.serialNumber(),
                                    finding.circuitId(),
                                    finding.sequence(),
                                    finding.detail()));
        }
        say("");
        say(
                verdict.clean()
                        ? "Nothing lost, doubled, phantom or wrong."
                        : "The ledger and the suite do not agree.");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
