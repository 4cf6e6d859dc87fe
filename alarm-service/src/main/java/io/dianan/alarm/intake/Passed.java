package io.dianan.alarm.intake;

import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.LaneKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * Something that cannot be judged and is passed over here; device-service keeps it in its
 * quarantine.
 */
record Passed(String why) {
    private static final Logger LOG = Logger.getLogger(Passed.class);

    /** A payload that is no batch of this lane. */
    static <I> Batch<I, Passed> over(LaneKey key, byte[] payload, String why) {
        LOG.warnf("lane %s: a message of %d bytes is passed over: %s", key, payload.length, why);
        return Batch.unreadable(identity(key, payload), new Passed(why));
    }

    private static String identity(LaneKey key, byte[] payload) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(key.topic().getBytes(StandardCharsets.UTF_8));
            sha256.update(ByteBuffer.wrap(payload));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
