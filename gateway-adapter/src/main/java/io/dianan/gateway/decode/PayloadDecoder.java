package io.dianan.gateway.decode;

import io.dianan.gateway.clock.EventTime;
import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.RegisteredDevice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** A payload and its device in, readings and rejections out. */
public final class PayloadDecoder {
    private static final Logger LOG = Logger.getLogger(PayloadDecoder.class);

    private PayloadDecoder() {}

    /**
     * A payload without a known shape is rejected whole; else each value stands or falls alone.
     *
     * @param receivedAtMs epoch milliseconds of our clock
     */
    public static Decoded decode(
            Shape shape,
            RegisteredDevice device,
            MetricMapping mapping,
            byte[] payload,
            long receivedAtMs) {
        try {
            ReadingAssembler assembler = new ReadingAssembler(device, mapping, receivedAtMs);
            for (DeviceRecord deviceRecord : JsonRecords.read(shape, payload, receivedAtMs)) {
                assembler.add(deviceRecord);
            }
            return assembler.result();
        } catch (MalformedPayloadException e) {
            return Decoded.unparsable(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A fault of ours: the message is kept for a replay, and its connection goes on.
            LOG.error("a payload was not decoded and is in quarantine", e);
            return Decoded.unparsable("the decoder failed: " + e.getClass().getSimpleName());
        }
    }

    /**
     * Values of one message to readings: those of one time and channel make one record.
     *
     * @param values at least one
     * @param receivedAtMs epoch milliseconds of our clock
     */
    public static Decoded assemble(
            RegisteredDevice device,
            MetricMapping mapping,
            List<Measured> values,
            long receivedAtMs) {
        Map<Place, List<DeviceRecord.Field>> byPlace = new LinkedHashMap<>();
        for (Measured value : values) {
            byPlace.computeIfAbsent(
                            new Place(value.time(), value.channel()), _ -> new ArrayList<>())
                    .add(new DeviceRecord.NumberField(value.source(), value.value()));
        }
        ReadingAssembler assembler = new ReadingAssembler(device, mapping, receivedAtMs);
        byPlace.forEach(
                (place, fields) ->
                        assembler.add(
                                new DeviceRecord(
                                        place.time(), place.channel(), null, null, fields)));
        return assembler.result();
    }

    private record Place(EventTime time, int channel) {}
}
