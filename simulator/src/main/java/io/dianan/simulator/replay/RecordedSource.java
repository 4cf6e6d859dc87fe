package io.dianan.simulator.replay;

import io.dianan.simulator.fleet.Measurement;
import io.dianan.simulator.fleet.Source;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The chosen rows of a recording, shifted in time and paced. */
public final class RecordedSource implements Source, Closeable {
    private final Recording recording;
    private final Selection selection;
    private final double speed;
    private final long startMillis;
    private long left;
    private Optional<RecordedRow> next;

    private RecordedSource(Recording recording, Selection selection, double speed, long startMillis)
            throws IOException {
        this.recording = recording;
        this.selection = selection;
        this.speed = speed;
        this.startMillis = startMillis;
        this.left = selection.rows();
        this.next = recording.next();
    }

    /**
     * @param startMillis when the first row is sent, epoch ms
     */
    public static RecordedSource open(ReplayPlan plan, Selection selection, long startMillis)
            throws IOException {
        Recording recording = Recording.open(plan.file(), plan.map());
        for (long row = 0; row < selection.skip(); row++) {
            recording.next();
        }
        return new RecordedSource(recording, selection, plan.speed(), startMillis);
    }

    @Override
    public OptionalLong nextDueMillis() {
        if (left == 0 || next.isEmpty()) {
            return OptionalLong.empty();
        }
        if (speed == 0) {
            return OptionalLong.of(startMillis);
        }
        double recorded = next.get().atMillis() - selection.firstMillis();
        return OptionalLong.of(startMillis + (long) (recorded / speed));
    }

    @Override
    public List<Measurement> take(long nowMillis) {
        RecordedRow row = next.orElseThrow();
        List<Measurement> measurements = new ArrayList<>();
        row.values()
                .forEach(
                        (channel, values) ->
                                measurements.add(
                                        new Measurement(
                                                channel,
                                                row.atMillis() + selection.shiftMillis(),
                                                values)));
        left--;
        try {
            next = recording.next();
        } catch (IOException e) {
            throw new UncheckedIOException("the recording can no longer be read", e);
        }
        return measurements;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public void close() throws IOException {
        recording.close();
    }
}
