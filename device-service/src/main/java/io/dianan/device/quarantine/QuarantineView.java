package io.dianan.device.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing in quarantine as the wire shows it.
 *
 * @param body where it is text
 * @param bodyBase64 where it is not
 * @param sha256 of the whole body, lower-case hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuarantineView(
        UUID id,
        @Nullable UUID deviceId,
        Instant receivedAt,
        String reason,
        String detail,
        String topic,
        @Nullable String body,
        @Nullable String bodyBase64,
        String sha256) {

    static QuarantineView of(
            UUID id,
            @Nullable UUID deviceId,
            Instant receivedAt,
            String reason,
            String detail,
            String topic,
            byte[] body,
            byte[] sha256) {
        String text = text(body);
        return new QuarantineView(
                id,
                deviceId,
                receivedAt,
                reason,
                detail,
                topic,
                text,
                text == null ? Base64.getEncoder().encodeToString(body) : null,
                HexFormat.of().formatHex(sha256));
    }

    /** UTF-8 without control characters but tab and line ends, or it is not a text. */
    private static @Nullable String text(byte[] body) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            boolean readable =
                    text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\r' || c == '\n');
            return readable ? text : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
