package io.dianan.gateway.transmitter;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made of frames without a time of their own, for as long as they may be sent again (three
 * times after ten seconds each). A copy gets the same times as the first, and so is stored once. A
 * transmitter without a clock that says the same again later says something new.
 */
final class Copies {
    private static final long REMEMBERED_MS = Duration.ofMinutes(1).toMillis();
    private static final int BYTES_MAX = 4 * 1024 * 1024;

    private final Map<ByteString, Made> byFrame = new LinkedHashMap<>();
    private long bytes;

    private record Made(long atMs, List<Part> parts) {
        long bytes() {
            return parts.stream().mapToLong(part -> part.bytes().length).sum();
        }
    }

    /** What was made of the same frame; null if it is new. */
    synchronized @Nullable List<Part> of(ByteString frameId, long nowMs) {
        Made made = byFrame.get(frameId);
        return made == null || nowMs - made.atMs() > REMEMBERED_MS ? null : made.parts();
    }

    /** The oldest are forgotten when it becomes too much. */
    synchronized void keep(ByteString frameId, long nowMs, List<Part> parts) {
        Made made = new Made(nowMs, parts);
        Made before = byFrame.remove(frameId);
        bytes += made.bytes() - (before == null ? 0 : before.bytes());
        byFrame.put(frameId, made);
        Iterator<Made> oldest = byFrame.values().iterator();
        while (oldest.hasNext()) {
            Made next = oldest.next();
            if (bytes <= BYTES_MAX && nowMs - next.atMs() <= REMEMBERED_MS) {
                return;
            }
            oldest.remove();
            bytes -= next.bytes();
        }
    }
}
