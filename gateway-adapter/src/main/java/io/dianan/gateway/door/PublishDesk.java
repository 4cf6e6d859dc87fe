package io.dianan.gateway.door;

import io.dianan.gateway.decode.Shape;
import io.dianan.gateway.event.DeviceMessage;
import io.dianan.gateway.event.EventJournal;
import io.dianan.gateway.event.EventJournal.SecurityText;
import io.dianan.gateway.event.SecurityType;
import io.dianan.gateway.intake.Delivery;
import io.dianan.gateway.intake.Intake;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import io.dianan.gateway.session.EndReason;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whose words a publish is, and takes them in or refuses them. */
@Singleton
class PublishDesk {
    private final Registry registry;
    private final Intake intake;
    private final EventJournal journal;
    private final Clock clock;

    PublishDesk(Registry registry, Intake intake, EventJournal journal, Clock clock) {
        this.registry = registry;
        this.intake = intake;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A publish as it came.
     *
     * @param packetId 0 for QoS 0
     */
    record Publish(String topic, int packetId, byte[] payload, String peer) {}

    /**
     * What became of it.
     *
     * @param refused why, where it was refused
     * @param fullLane the lane that its source should wait for
     */
    record Outcome(@Nullable EndReason refused, @Nullable LaneShipper fullLane) {}

    /** Every part is handed over and the delivery's list is closed when this returns. */
    Outcome take(UUID speakerId, Publish publish, Delivery delivery) {
        RegisteredDevice speaker = registry.device(speakerId);
        if (speaker == null) {
            return new Outcome(EndReason.DEVICE_REMOVED, null);
        }
        return switch (DeviceTopic.of(publish.topic())) {
            case DeviceTopic.Readings readings -> {
                intake.take(message(speaker, publish), readings.shape(), delivery);
                yield new Outcome(null, intake.fullLane(speaker));
            }
            case DeviceTopic.ChildReadings child -> takeOfChild(speaker, child, publish, delivery);
            case DeviceTopic.Kept _ -> {
                intake.keep(message(speaker, publish), delivery);
                yield new Outcome(null, intake.fullLane(speaker));
            }
            case DeviceTopic.Forbidden _ ->
                    refuse(speaker, publish, delivery, SecurityType.FORBIDDEN_TOPIC);
        };
    }

    /** The device gave a sign of life. */
    void seen(UUID deviceId) {
        RegisteredDevice device = registry.device(deviceId);
        if (device != null) {
            journal.seen(device);
        }
    }

    /** The device wished to hear what is not meant for it. */
    void refusedToListen(UUID deviceId, String topicFilter, String peer) {
        RegisteredDevice device = registry.device(deviceId);
        if (device != null) {
            journal.security(
                    SecurityType.FORBIDDEN_TOPIC,
                    device,
                    deviceId.toString(),
                    new SecurityText("subscribed to " + topicFilter, peer),
                    Receipt.NONE);
        }
    }

    private Outcome takeOfChild(
            RegisteredDevice speaker,
            DeviceTopic.ChildReadings topic,
            Publish publish,
            Delivery delivery) {
        Optional<RegisteredDevice> child =
                registry.bySerial(topic.serialNumber())
                        .filter(device -> maySpeakFor(speaker, device));
        if (child.isEmpty()) {
            return refuse(speaker, publish, delivery, SecurityType.FOREIGN_DEVICE);
        }
        intake.take(message(child.get(), publish), Shape.OWN, delivery);
        return new Outcome(null, intake.fullLane(child.get()));
    }

    private static boolean maySpeakFor(RegisteredDevice speaker, RegisteredDevice device) {
        boolean child = speaker.id().equals(device.parentId());
        return !device.removed() && (child || speaker.id().equals(device.id()));
    }

    /** The refusal is told before it is answered; a topic is no secret, its payload may be one. */
    private Outcome refuse(
            RegisteredDevice speaker, Publish publish, Delivery delivery, SecurityType type) {
        delivery.expectPart();
        boolean told =
                journal.security(
                        type,
                        speaker,
                        speaker.id().toString(),
                        new SecurityText("published to " + publish.topic(), publish.peer()),
                        delivery);
        if (!told) {
            delivery.confirmed();
        }
        delivery.handedOver();
        EndReason reason =
                type == SecurityType.FOREIGN_DEVICE
                        ? EndReason.FOREIGN_DEVICE
                        : EndReason.FORBIDDEN_TOPIC;
        return new Outcome(reason, null);
    }

    private DeviceMessage message(RegisteredDevice device, Publish publish) {
        return new DeviceMessage(
                device, publish.topic(), publish.packetId(), publish.payload(), clock.millis());
    }
}
