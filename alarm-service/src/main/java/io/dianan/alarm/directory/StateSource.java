package io.dianan.alarm.directory;

import io.dianan.alarm.machine.MachineCalls;
import io.dianan.alarm.machine.Peer;
import io.dianan.alarm.machine.PeerAwayException;
import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks the owners for full states; never in a transaction. */
@ApplicationScoped
class StateSource {
    private static final int PAGE = 500;

    private final MachineCalls calls;

    StateSource(MachineCalls calls) {
        this.calls = calls;
    }

    /** One device, or nothing where device-service knows none. */
    Optional<DeviceState> device(UUID id) {
        return calls.get(Peer.DEVICE, "/internal/v1/device-states/" + id)
                .map(
                        body -> {
                            try {
                                return WireJson.read(body, DeviceState.class);
                            } catch (IOException e) {
                                throw new PeerAwayException("device " + id + " is no state", e);
                            }
                        });
    }

    /** One page of {@code /internal/v1/{kind}-states}. */
    <T> StatePage<T> page(Peer owner, String kind, Class<T> type, @Nullable String cursor) {
        String from =
                cursor == null
                        ? ""
                        : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        String path = "/internal/v1/" + kind + "-states?limit=" + PAGE + from;
        byte[] body =
                calls.get(owner, path)
                        .orElseThrow(() -> new PeerAwayException(path + " is not there", null));
        try {
            return WireJson.read(body, StatePage.class, type);
        } catch (IOException e) {
            throw new PeerAwayException(path + " is no page of states", e);
        }
    }
}
