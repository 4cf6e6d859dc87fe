package io.dianan.gateway.transmitter;

import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Reading;
import io.dianan.gateway.clock.Stamps;
import io.dianan.gateway.decode.Decoded;
import io.dianan.gateway.decode.Measured;
import io.dianan.gateway.decode.PayloadDecoder;
import io.dianan.gateway.decode.Rejection;
import io.dianan.gateway.intake.Delivery;
import io.dianan.gateway.lane.LaneItem;
import io.dianan.gateway.lane.LaneShipper;
import io.dianan.gateway.lane.Lanes;
import io.dianan.gateway.lane.Receipt;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.RegisteredDevice;
import io.dianan.gateway.registry.Registry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes readings and events of a frame and hands them to the lanes of its device. */
@Singleton
class FrameIntake {
    private static final Logger LOG = Logger.getLogger(FrameIntake.class);

    private final Registry registry;
    private final Lanes lanes;
    private final Stamps stamps;
    private final MeterRegistry meters;
    private final Copies copies = new Copies();
    private final SensorMemory sensors = new SensorMemory();

    FrameIntake(Registry registry, Lanes lanes, Stamps stamps, MeterRegistry meters) {
        this.registry = registry;
        this.lanes = lanes;
        this.stamps = stamps;
        this.meters = meters;
    }

    /**
     * Hands every part of the frame over and closes the delivery's list of parts.
     *
     * @return the lane for which the source should wait; null if there is room
     */
    @Nullable LaneShipper take(
            RegisteredDevice device, Frame frame, long receivedAtMs, Delivery delivery) {
        Heard heard = Heard.of(device, frame, receivedAtMs);
        LaneShipper readings = lanes.readings(device.lane());
        LaneShipper events = lanes.events(device.lane());
        for (Part part : partsOrCopies(heard)) {
            delivery.expectPart();
            (part.reading() ? readings : events)
                    .offer(new LaneItem(part.bytes(), receivedAtMs, delivery));
        }
        delivery.handedOver();
        if (readings.full()) {
            return readings;
        }
        return events.full() ? events : null;
    }

    /** Keeps a frame that nobody waits for and nobody decodes. A full lane does without. */
    void keep(RegisteredDevice device, Frame frame, long receivedAtMs) {
        LaneShipper lane = lanes.events(device.lane());
        if (lane.full()) {
            return;
        }
        FrameEvents events = new FrameEvents(Heard.of(device, frame, receivedAtMs));
        events.raw();
        events.all()
                .forEach(
                        event ->
                                lane.offer(
                                        new LaneItem(
                                                event.toByteArray(), receivedAtMs, Receipt.NONE)));
    }

    private List<Part> partsOrCopies(Heard heard) {
        List<Part> known = copies.of(heard.id(), heard.receivedAtMs());
        if (known != null) {
            return known;
        }
        List<Part> parts = parts(heard);
        if (!heard.dated() || parts.stream().anyMatch(Part::timeMade)) {
            copies.keep(heard.id(), heard.receivedAtMs(), parts);
        }
        return parts;
    }

    private List<Part> parts(Heard heard) {
        try {
            MetricMapping mapping = registry.mapping(heard.device().modelId());
            FrameTranslation translation = new FrameTranslation(heard, mapping, sensors);
            translation.translate();
            return parts(heard, mapping, translation);
        } catch (RuntimeException e) {
            // A fault of ours: the frame is kept for a replay, and its connection goes on.
            LOG.error("a frame was not decoded and is kept as it is", e);
            FrameEvents events = new FrameEvents(heard);
            events.raw();
            return events.all().stream().map(Part::of).toList();
        }
    }

    private List<Part> parts(Heard heard, MetricMapping mapping, FrameTranslation translation) {
        List<Part> parts = new ArrayList<>();
        List<Measured> measured = translation.measured();
        if (!measured.isEmpty()) {
            Decoded decoded =
                    PayloadDecoder.assemble(
                            heard.device(), mapping, measured, heard.receivedAtMs());
            for (Reading reading : decoded.readings()) {
                parts.add(Part.of(stamps.stamp(reading)));
            }
            for (Rejection rejection : decoded.rejections()) {
                translation.events().quarantined(rejection);
                meters.counter("dianan.gateway.quarantined", "reason", rejection.reason().wire())
                        .increment();
            }
            meters.counter("dianan.gateway.readings.received").increment(decoded.readings().size());
        }
        for (Event event : translation.events().all()) {
            parts.add(Part.of(event));
        }
        return parts;
    }
}
