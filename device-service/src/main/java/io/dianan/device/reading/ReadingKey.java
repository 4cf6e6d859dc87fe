package io.dianan.device.reading;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** What a stored reading is found by. Ordered as the database orders it. */
record ReadingKey(UUID circuitId, Instant at) implements Comparable<ReadingKey> {
    /** PostgreSQL compares a UUID's bytes unsigned, Java's {@code UUID.compareTo} signed. */
    static final Comparator<UUID> UUID_BYTES =
            (a, b) -> {
                int most =
                        Long.compareUnsigned(
                                a.getMostSignificantBits(), b.getMostSignificantBits());
                return most != 0
                        ? most
                        : Long.compareUnsigned(
                                a.getLeastSignificantBits(), b.getLeastSignificantBits());
            };

    private static final Comparator<ReadingKey> ORDER =
            Comparator.comparing(ReadingKey::circuitId, UUID_BYTES).thenComparing(ReadingKey::at);

    @Override
    public int compareTo(ReadingKey other) {
        return ORDER.compare(this, other);
    }
}
