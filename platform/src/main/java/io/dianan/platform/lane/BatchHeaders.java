package io.dianan.platform.lane;

import io.dianan.contracts.wire.BatchHeader;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header that every batch carries. */
public final class BatchHeaders {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:-]{1,128}");

    private static final long WATERMARK_MILLIS_MAX =
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private BatchHeaders() {}

    /** Where the batch stands; empty where the header cannot be true for this lane. */
    public static Optional<LanePosition> position(LaneKey key, BatchHeader header) {
        boolean plausible =
                NAME.matcher(header.getGateway()).matches()
                        && NAME.matcher(header.getStartId()).matches()
                        && header.getLane() == key.lane().number()
                        && header.getSequence() > 0;
        if (!plausible) {
            return Optional.empty();
        }
        return Optional.of(
                new LanePosition(
                        new GatewayRun(header.getGateway(), header.getStartId()),
                        header.getSequence(),
                        watermark(header.getWatermarkMs())));
    }

    /** One that cannot be true says nothing. */
    private static Instant watermark(long millis) {
        return millis < 0 || millis > WATERMARK_MILLIS_MAX
                ? Instant.EPOCH
                : Instant.ofEpochMilli(millis);
    }

    /** The header in words, for the quarantine. */
    public static String text(BatchHeader header) {
        return "gateway '%s', start id '%s', lane %d, sequence %d"
                .formatted(
                        printable(header.getGateway()),
                        printable(header.getStartId()),
                        header.getLane(),
                        header.getSequence());
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** The same for each copy of a batch. */
    public static String identity(LanePosition position) {
        return position.run().gateway()
                + "/"
                + position.run().startId()
                + "/"
                + position.sequence();
    }
}
