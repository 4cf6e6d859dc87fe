package io.dianan.contracts.id;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A UUID as 16 bytes, big endian, as protobuf fields and lanes carry it. */
public final class UuidBytes {
    private UuidBytes() {}

    public static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /**
     * @throws IllegalArgumentException unless there are exactly 16 bytes
     */
    public static UUID fromBytes(byte[] bytes) {
        if (bytes.length != 16) {
            throw new IllegalArgumentException("a UUID has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
