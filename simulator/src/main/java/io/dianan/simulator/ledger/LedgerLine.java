package io.dianan.simulator.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of the ledger. */
public sealed interface LedgerLine {

    /** Number of the {@link Series} that the line belongs to. */
    int series();

    /**
     * Names a circuit of a device; the lines that follow call it by its number.
     *
     * @param channel from 1
     */
    record Series(int series, String serialNumber, String deviceId, String circuitId, int channel)
            implements LedgerLine {}

    /**
     * A message as it goes over the wire, written and forced before it is sent.
     *
     * @param sequence of the device, from 1, over all its circuits
     * @param atMillis the device's time of the measurement, epoch ms: what the message says
     * @param takenMillis when it was taken, by the fleet's own clock
     * @param values by key, in the metric's unit, as fine as the message has them; empty when the
     *     message is not a reading
     * @param sha256 of the body, lower-case hex
     * @param text the body: JSON as it is, or Base64 where the kind says so
     */
    record Taken(
            int series,
            long sequence,
            long atMillis,
            long takenMillis,
            Kind kind,
            String topic,
            Map<String, BigDecimal> values,
            String sha256,
            String text)
            implements LedgerLine {

        public Taken {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** The body's bytes. */
        public byte[] body() {
            return switch (kind) {
                case READING -> text.getBytes(StandardCharsets.UTF_8);
                case UNPARSABLE -> Base64.getDecoder().decode(text);
            };
        }
    }

    /** The PUBACK of a message came back. */
    record Acknowledged(int series, long sequence) implements LedgerLine {}

    /** A message was published again: after a lost connection, or on purpose. */
    record SentAgain(int series, long sequence) implements LedgerLine {}

    /** What a message is. */
    enum Kind {
        /** JSON that must be stored. */
        READING("reading"),
        /** Bytes that nobody can read and that must be quarantined; kept in Base64. */
        UNPARSABLE("unparsable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
