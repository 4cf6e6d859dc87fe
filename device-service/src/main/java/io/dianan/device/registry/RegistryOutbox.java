package io.dianan.device.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.platform.outbox.OutboxStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells gateways of a change, in the transaction that makes it. */
@ApplicationScoped
public class RegistryOutbox {
    private final GatewayDeviceStore registry;
    private final OutboxStore outbox;

    RegistryOutbox(GatewayDeviceStore registry, OutboxStore outbox) {
        this.registry = registry;
        this.outbox = outbox;
    }

    /** A device, its circuits or its credentials have changed, and its version has grown. */
    public void deviceChanged(UUID deviceId) {
        GatewayDevice device = registry.device(deviceId);
        outbox.append(GatewayDevice.EVENT_TYPE, deviceId, device.version(), device);
    }

    /** A model has changed. */
    public void modelChanged(GatewayModel model) {
        outbox.append(GatewayModel.EVENT_TYPE, model.id(), model.version(), model);
    }
}
