package io.dianan.gateway.decode;

import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.RegisteredDevice;
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
}
