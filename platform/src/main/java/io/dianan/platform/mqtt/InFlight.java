package io.dianan.platform.mqtt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one connection has sent and the broker has not confirmed yet, in the order of sending. The
 * client tells a message's packet id only after the bytes are written, so the broker's answer may
 * overtake it; both orders end the same.
 */
final class InFlight {
    private final LinkedHashSet<Outgoing> unanswered = new LinkedHashSet<>();
    private final Map<Integer, Outgoing> byPacketId = new HashMap<>();
    private final Set<Integer> answeredEarly = new HashSet<>();

    int size() {
        return unanswered.size();
    }

    void sending(Outgoing message) {
        unanswered.add(message);
    }

    /** Whether the broker had confirmed {@code message} before its id was told. */
    boolean named(Outgoing message, int packetId) {
        if (answeredEarly.remove(packetId)) {
            unanswered.remove(message);
            return true;
        }
        byPacketId.put(packetId, message);
        return false;
    }

    /** The message that the broker has confirmed; null where its id is not known yet. */
    @Nullable Outgoing answered(int packetId) {
        Outgoing message = byPacketId.remove(packetId);
        if (message == null) {
            answeredEarly.add(packetId);
            return null;
        }
        unanswered.remove(message);
        return message;
    }

    /** What must be sent again, oldest first. */
    List<Outgoing> unanswered() {
        return List.copyOf(unanswered);
    }
}
