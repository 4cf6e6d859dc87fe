package io.dianan.device.reading;

import io.dianan.contracts.metric.Metric;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Rows in PostgreSQL's binary COPY format: signature, flags, then for each row the number of
 * columns and each column with its length (PostgreSQL documentation, COPY, "Binary Format").
 */
final class CopyRows {
    private static final byte[] SIGNATURE =
            "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final long POSTGRES_EPOCH_MILLIS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final int FIXED_COLUMNS = 7;
    private static final int ROW_BYTES_USUAL = 200;

    private final ByteArrayOutputStream bytes;
    private final DataOutputStream out;

    private CopyRows(int rows) {
        bytes = new ByteArrayOutputStream(64 + rows * ROW_BYTES_USUAL);
        out = new DataOutputStream(bytes);
    }

    /** The columns of {@code reading_staging}, in their order. */
    static byte[] of(List<StagedRow> rows) {
        CopyRows copy = new CopyRows(rows.size());
        try {
            copy.out.write(SIGNATURE);
            copy.out.writeInt(0);
            copy.out.writeInt(0);
            for (StagedRow row : rows) {
                copy.row(row);
            }
            copy.out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return copy.bytes.toByteArray();
    }

    private void row(StagedRow row) throws IOException {
        CircuitReading reading = row.reading();
        out.writeShort(FIXED_COLUMNS + MetricValues.CATALOGUE.length + 1);
        int4(row.number());
        bool(row.newest());
        bool(row.changed());
        uuid(reading.circuitId());
        instant(reading.moment().at());
        instant(reading.moment().receivedAt());
        int2(reading.moment().quality().getNumber());
        for (Metric metric : MetricValues.CATALOGUE) {
            metric(reading.values(), metric);
        }
        if (reading.extra().isEmpty()) {
            out.writeInt(-1);
            return;
        }
        jsonb(ReadingText.extraJson(reading.extra()));
    }

    private void metric(MetricValues values, Metric metric) throws IOException {
        if (!values.has(metric)) {
            out.writeInt(-1);
        } else if (metric.scaledMax() > Integer.MAX_VALUE) {
            out.writeInt(8);
            out.writeLong(values.steps(metric));
        } else {
            int4(Math.toIntExact(values.steps(metric)));
        }
    }

    private void int4(int value) throws IOException {
        out.writeInt(4);
        out.writeInt(value);
    }

    private void int2(int value) throws IOException {
        out.writeInt(2);
        out.writeShort(value);
    }

    private void bool(boolean value) throws IOException {
        out.writeInt(1);
        out.writeBoolean(value);
    }

    private void uuid(UUID id) throws IOException {
        out.writeInt(16);
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private void instant(Instant instant) throws IOException {
        out.writeInt(8);
        out.writeLong((instant.toEpochMilli() - POSTGRES_EPOCH_MILLIS) * 1_000);
    }

    private void jsonb(String json) throws IOException {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        out.writeInt(1 + text.length);
        out.writeByte(1);
        out.write(text);
    }
}
