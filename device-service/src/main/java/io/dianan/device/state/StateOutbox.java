package io.dianan.device.state;

import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.outbox.OutboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells the other services of a change, in the transaction that makes it. */
@ApplicationScoped
public class StateOutbox {
    private static final int DEVICES_AT_ONCE = 500;

    private final DeviceStateStore states;
    private final OutboxStore outbox;

    StateOutbox(DeviceStateStore states, OutboxStore outbox) {
        this.states = states;
        this.outbox = outbox;
    }

    /** A device or what hangs on it has changed, and its version has grown. */
    public void deviceChanged(UUID deviceId) {
        devicesChanged(List.of(deviceId));
    }

    /** As {@link #deviceChanged}, of many. */
    public void devicesChanged(List<UUID> deviceIds) {
        for (int from = 0; from < deviceIds.size(); from += DEVICES_AT_ONCE) {
            int to = Math.min(deviceIds.size(), from + DEVICES_AT_ONCE);
            for (DeviceState device : states.of(deviceIds.subList(from, to))) {
                outbox.append(DeviceState.EVENT_TYPE, device.id(), device.version(), device);
            }
        }
    }

    /**
     * A model's report interval has changed, and with it every device of the model, whoever owns
     * it: the caller's scope is everything.
     */
    public void intervalChanged(UUID modelId) {
        devicesChanged(states.growDevicesOf(modelId));
    }
}
