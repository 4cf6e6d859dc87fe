package io.dianan.gateway.intake;

import io.dianan.contracts.wire.Reading;
import io.dianan.gateway.clock.Stamps;
import io.dianan.gateway.decode.Decoded;
import io.dianan.gateway.decode.PayloadDecoder;
import io.dianan.gateway.decode.Rejection;
import io.dianan.gateway.decode.Shape;
import io.dianan.gateway.event.DeviceMessage;
import io.dianan.gateway.event.EventJournal;
import io.dianan.gateway.lane.LaneItem;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.lane.Lanes;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Decodes a message and hands its parts to the lanes of its device. */
@Singleton
public class Intake {
    private final Registry registry;
    private final Lanes lanes;
    private final EventJournal journal;
    private final Stamps stamps;
    private final Counter readings;
    private final Counter ignored;

    Intake(
            Registry registry,
            Lanes lanes,
            EventJournal journal,
            Stamps stamps,
            MeterRegistry meters) {
        this.registry = registry;
        this.stamps = stamps;
        this.lanes = lanes;
        this.journal = journal;
        this.readings =
                Counter.builder("dianan.gateway.readings.received")
                        .description("Readings that devices' messages held")
                        .register(meters);
        this.ignored =
                Counter.builder("dianan.gateway.values.ignored")
                        .description("Values beyond the catalogue that are not numbers")
                        .register(meters);
    }

    /** Hands every part of the message over and closes the delivery's list of parts. */
    public void take(DeviceMessage message, Shape shape, Delivery delivery) {
        RegisteredDevice device = message.device();
        Decoded decoded =
                PayloadDecoder.decode(
                        shape,
                        device,
                        registry.mapping(device.modelId()),
                        message.body(),
                        message.receivedAtMs());
        LaneShipper lane = lanes.readings(device.lane());
        for (Reading reading : decoded.readings()) {
            delivery.expectPart();
            byte[] bytes = stamps.stamp(reading).toByteArray();
            lane.offer(new LaneItem(bytes, message.receivedAtMs(), delivery));
        }
        for (Rejection rejection : decoded.rejections()) {
            delivery.expectPart();
            journal.quarantined(message, rejection.reason().wire(), rejection.detail(), delivery);
        }
        delivery.handedOver();
        readings.increment(decoded.readings().size());
        if (decoded.ignoredCount() > 0) {
            ignored.increment(decoded.ignoredCount());
        }
    }

    /** Keeps a message that is the device's own and that nobody decodes yet. */
    public void keep(DeviceMessage message, Delivery delivery) {
        delivery.expectPart();
        journal.raw(message, "mqtt", delivery);
        delivery.handedOver();
    }

    /** The lane of this device for which its source should wait; null if there is room. */
    public @Nullable LaneShipper fullLane(RegisteredDevice device) {
        if (lanes.readings(device.lane()).full()) {
            return lanes.readings(device.lane());
        }
        return lanes.events(device.lane()).full() ? lanes.events(device.lane()) : null;
    }
}
