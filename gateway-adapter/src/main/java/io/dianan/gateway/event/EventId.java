package io.dianan.gateway.event;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Hashes what makes a happening the same one into 16 bytes. Each part is preceded by its length.
 */
public final class EventId {
    private static final int BYTES = 16;

    private final MessageDigest digest;

    /**
     * @param kind of happening
     */
    public EventId(String kind) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        with(kind);
    }

    public EventId with(String part) {
        return with(part.getBytes(StandardCharsets.UTF_8));
    }

    public EventId with(long part) {
        return with(ByteBuffer.allocate(Long.BYTES).putLong(part).array());
    }

    public EventId with(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    public EventId with(ByteString part) {
        return with(part.toByteArray());
    }

    public ByteString bytes() {
        return ByteString.copyFrom(digest.digest(), 0, BYTES);
    }
}
