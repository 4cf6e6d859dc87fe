package io.dianan.contracts.lane;

import io.dianan.contracts.id.UuidBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * One of the {@value #COUNT} lanes; all messages of a device take the same one. Fixed at
 * installation.
 */
public record Lane(int number) implements Comparable<Lane> {
    public static final int COUNT = 8;

    public Lane {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("lane " + number + " is not in 0.." + (COUNT - 1));
        }
    }

    /**
     * First four bytes of SHA-256 of the device id's 16 bytes (big endian), unsigned, mod {@value
     * #COUNT}.
     */
    public static Lane of(UUID deviceId) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(UuidBytes.toBytes(deviceId));
            int head =
                    (digest[0] & 0xff) << 24
                            | (digest[1] & 0xff) << 16
                            | (digest[2] & 0xff) << 8
                            | (digest[3] & 0xff);
            return new Lane(Integer.remainderUnsigned(head, COUNT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Lane other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
