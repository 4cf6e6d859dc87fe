package io.dianan.gateway.door;

import io.dianan.gateway.door.DeviceConnection.Limits;
import io.dianan.gateway.door.DeviceConnection.SignIn;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.session.Sessions;
import jakarta.inject.Singleton;

/** Lets a device in: from here on its line speaks with its connection. */
@Singleton
class Admission {
    private final PublishDesk desk;
    private final Sessions sessions;
    private final Limits limits;

    Admission(PublishDesk desk, Sessions sessions, DoorConfig config, DoorMeters meters) {
        this.desk = desk;
        this.sessions = sessions;
        this.limits = new Limits(config.unacknowledgedMax(), config.unreadMax(), meters);
    }

    void admit(PacketLine line, RegisteredDevice device, SignIn signIn) {
        DeviceConnection connection = new DeviceConnection(line, signIn, desk, sessions, limits);
        line.listener(connection);
        sessions.enter(device, connection);
    }
}
