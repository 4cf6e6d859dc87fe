package io.dianan.simulator.replay;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rows of a recording that are replayed, found by reading it once.
 *
 * @param skip rows before the first one
 * @param rows how many
 * @param firstMillis recorded time of the first one
 * @param lastMillis newest recorded time of them
 * @param shiftMillis what is added to a recorded time
 * @param tooOld rows left out in front since the suite no longer takes their time
 */
public record Selection(
        long skip, long rows, long firstMillis, long lastMillis, long shiftMillis, long tooOld) {
    private static final Duration KEPT = Duration.ofDays(29);

    /**
     * Reads the recording's times and chooses.
     *
     * @throws RecordingException if no row is left
     */
    public static Selection of(ReplayPlan plan, Instant now) throws IOException {
        Times times = new Times();
        try (Recording recording = Recording.open(plan.file(), plan.map())) {
            Optional<RecordedRow> row = recording.next();
            while (row.isPresent()) {
                times.add(row.get().atMillis());
                row = recording.next();
            }
        }
        int from = 0;
        int to = times.size();
        if (plan.from() != null) {
            from = times.firstAtOrAfter(plan.from().toEpochMilli());
        }
        if (plan.rowsMax() > 0 && plan.from() == null) {
            from = (int) Math.max(from, to - plan.rowsMax());
        } else if (plan.rowsMax() > 0) {
            to = (int) Math.min(to, from + plan.rowsMax());
        }
        if (from >= to) {
            throw new RecordingException(plan.file() + " has no row to replay from there");
        }
        long last = times.newest(from, to);
        long shift =
                switch (plan.shift()) {
                    case LAST_IS_NOW -> now.toEpochMilli() - last;
                    case START -> plan.start().toEpochMilli() - times.get(from);
                    case NONE -> 0;
                };
        int fresh = from;
        long oldest = now.minus(KEPT).toEpochMilli() - shift;
        while (!plan.wholeLength() && fresh < to && times.get(fresh) < oldest) {
            fresh++;
        }
        if (fresh == to) {
            throw new RecordingException(
                    "all chosen rows are older than 29 days; shift them (--shift now) or say --all");
        }
        return new Selection(fresh, to - fresh, times.get(fresh), last, shift, fresh - from);
    }
}
