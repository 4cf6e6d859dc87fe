package io.dianan.device.quarantine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids made from content, so that the same thing has the same id however often it arrives. */
public final class ContentId {
    private ContentId() {}

    /** First half of SHA-256 over the parts and their lengths, marked as UUID version 8. */
    public static UUID of(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
            digest.update(part);
        }
        ByteBuffer half = ByteBuffer.wrap(digest.digest());
        long most = half.getLong() & 0xffff_ffff_ffff_0fffL | 0x8000L;
        long least = half.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
