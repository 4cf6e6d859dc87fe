package io.dianan.device.event;

import com.google.protobuf.ByteString;
import io.dianan.device.moment.Moment;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it came.
 *
 * @param id the same for the same happening however often it is sent
 * @param deviceId absent where the speaker is unknown
 * @param alive whether it shows that the device itself was heard
 */
public record DeviceEvent(
        UUID id,
        @Nullable UUID deviceId,
        @Nullable UUID circuitId,
        Moment moment,
        Content content,
        boolean alive,
        ByteString raw) {

    /** What happened. */
    public sealed interface Content {
        /**
         * An event that is kept.
         *
         * @param kind {@code alarm}, {@code fault}, {@code boot}, {@code session}, {@code
         *     operation}, {@code raw}, {@code security}, {@code command-result}
         * @param detail JSON object, shaped by kind
         * @param body what was framed and not decoded
         */
        record Kept(String kind, String detail, @Nullable ByteString body) implements Content {}

        /** A heartbeat. */
        record Seen() implements Content {}

        /** What the gateway could not understand. */
        record NotUnderstood(String reason, String detail, String topic, ByteString body)
                implements Content {}
    }
}
