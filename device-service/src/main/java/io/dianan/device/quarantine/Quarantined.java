package io.dianan.device.quarantine;

import com.google.protobuf.ByteString;
import io.dianan.platform.lane.Batch;
import io.dianan.platform.lane.LaneKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing for the quarantine.
 *
 * @param id the same for the same thing
 * @param deviceId the device it came from, where that is known
 * @param reason kebab-case
 * @param detail a sentence for people
 * @param topic where it came in: the device's topic, or the inside one
 * @param body raw, at most {@value #BODY_BYTES_MAX} bytes
 * @param sha256 of the whole body, also where only its head is kept
 */
public record Quarantined(
        UUID id,
        @Nullable UUID deviceId,
        Instant receivedAt,
        String reason,
        String detail,
        String topic,
        ByteString body,
        ByteString sha256) {
    public static final int BODY_BYTES_MAX = 64 * 1024;

    /** Whose id is made from where it came in and its body. */
    public static Quarantined of(
            Reason reason,
            String detail,
            String topic,
            ByteString body,
            @Nullable UUID deviceId,
            Instant receivedAt) {
        UUID id = ContentId.of(ContentId.utf8(topic), body.toByteArray());
        return withId(id, reason.word(), detail, topic, body, deviceId, receivedAt);
    }

    /** A payload that is no batch of its lane: it goes to quarantine as one thing. */
    public static <I> Batch<I, Quarantined> whole(
            LaneKey key, byte[] payload, Reason reason, String detail, Instant now) {
        Quarantined whole =
                of(reason, detail, key.topic(), ByteString.copyFrom(payload), null, now);
        return Batch.unreadable(whole.id().toString(), whole);
    }

    public static Quarantined withId(
            UUID id,
            String reason,
            String detail,
            String topic,
            ByteString body,
            @Nullable UUID deviceId,
            Instant receivedAt) {
        ByteString sha256 = ByteString.copyFrom(ContentId.sha256().digest(body.toByteArray()));
        if (body.size() <= BODY_BYTES_MAX) {
            return new Quarantined(id, deviceId, receivedAt, reason, detail, topic, body, sha256);
        }
        return new Quarantined(
                id,
                deviceId,
                receivedAt,
                reason,
                detail + " (the first " + BODY_BYTES_MAX + " of " + body.size() + " bytes)",
                topic,
                body.substring(0, BODY_BYTES_MAX),
                sha256);
    }
}
