package io.dianan.gateway.decode;

import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.RegisteredDevice;

/** A payload and its device in, readings and rejections out. */
public final class PayloadDecoder {
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
        }
    }
}
