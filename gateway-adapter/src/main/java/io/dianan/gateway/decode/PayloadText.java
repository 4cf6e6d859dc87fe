package io.dianan.gateway.decode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Checks that a payload is UTF-8 without a byte order mark before a parser sees it (RFC 8259 §8.1).
 */
final class PayloadText {
    private PayloadText() {}

    static void check(byte[] payload) throws MalformedPayloadException {
        if (payload.length == 0) {
            throw new MalformedPayloadException("the payload is empty");
        }
        int first = payload[0] & 0xff;
        if (first == 0xef || first == 0xfe || first == 0xff) {
            throw new MalformedPayloadException("the payload begins with a byte order mark");
        }
        if (!isAscii(payload)) {
            checkUtf8(payload);
        }
    }

    private static boolean isAscii(byte[] payload) {
        for (byte b : payload) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static void checkUtf8(byte[] payload) throws MalformedPayloadException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload));
        } catch (CharacterCodingException e) {
            throw new MalformedPayloadException("the payload is not UTF-8");
        }
    }
}
