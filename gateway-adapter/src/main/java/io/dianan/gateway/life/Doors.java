package io.dianan.gateway.life;

import io.dianan.gateway.door.MqttDoor;
import io.dianan.gateway.transmitter.TransmitterDoor;
import io.vertx.core.Future;
import jakarta.inject.Singleton;

/** The doors that devices knock at, opened and shut together. */
@Singleton
class Doors {
    private final MqttDoor mqtt;
    private final TransmitterDoor transmitters;

    Doors(MqttDoor mqtt, TransmitterDoor transmitters) {
        this.mqtt = mqtt;
        this.transmitters = transmitters;
    }

    Future<Void> open() {
        return Future.join(mqtt.open(), transmitters.open()).mapEmpty();
    }

    boolean areOpen() {
        return mqtt.isOpen() && transmitters.isOpen();
    }

    /** Lets nobody in; transmitters, which are no sessions, are read no more. */
    void stopAccepting() {
        mqtt.stopAccepting();
        transmitters.stopAccepting();
    }

    /** Whether every connection that {@link #close} ends has told its end. */
    boolean empty() {
        return transmitters.isEmpty();
    }

    /** Ends what has not been ended as a session. */
    void close() {
        transmitters.close();
    }
}
