package io.dianan.alarm.directory;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.DeviceState;
import io.dianan.platform.inbox.DomainReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps what device-service tells of devices. */
@ApplicationScoped
class FollowDevices implements DomainReader<DeviceState> {
    private final Directory directory;

    FollowDevices(Directory directory) {
        this.directory = directory;
    }

    @Override
    public String owner() {
        return "device";
    }

    @Override
    public String type() {
        return DeviceState.EVENT_TYPE;
    }

    @Override
    public Class<DeviceState> data() {
        return DeviceState.class;
    }

    @Override
    public void read(DomainEvent<DeviceState> event) {
        directory.learn(event.data());
    }
}
