package io.dianan.gateway.protocol.gb26875;

import io.dianan.gateway.protocol.gb26875.FrameObject.Component;
import io.dianan.gateway.protocol.gb26875.FrameObject.ComponentState;
import io.dianan.gateway.protocol.gb26875.FrameObject.ComponentValue;
import io.dianan.gateway.protocol.gb26875.FrameObject.SystemState;
import io.dianan.gateway.protocol.gb26875.FrameObject.TransmitterState;
import io.dianan.gateway.protocol.gb26875.FrameObject.Undecoded;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Decodes application data units of types 1, 2, 3 and 21 (GB/T 26875.3-2011, clause 8). Time labels
 * that are missing are tolerated; anything that does not fit comes back whole as {@link Undecoded}.
 */
public final class FrameObjects {
    private static final Charset TEXT = Charset.forName("GB18030");
    private static final int DESCRIPTION_BYTES = 31;
    private static final int PREFIX_BYTES = 2;

    private FrameObjects() {}

    /** The objects of an ADU; none for an empty one (a heartbeat). */
    public static List<FrameObject> decode(byte[] adu) {
        if (adu.length == 0) {
            return List.of();
        }
        int type = adu[0] & 0xff;
        int bodyBytes =
                switch (type) {
                    case 1 -> 4;
                    case 2 -> 40;
                    case 3 -> 10;
                    case 21 -> 1;
                    default -> 0;
                };
        int count = adu.length > 1 ? adu[1] & 0xff : 0;
        if (bodyBytes == 0 || count == 0) {
            return List.of(new Undecoded(type, adu));
        }
        int all = adu.length - PREFIX_BYTES;
        boolean labelled = all == count * (bodyBytes + TimeLabel.BYTES);
        if (!labelled && all != count * bodyBytes) {
            return List.of(new Undecoded(type, adu));
        }
        int step = labelled ? bodyBytes + TimeLabel.BYTES : bodyBytes;
        List<FrameObject> objects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = PREFIX_BYTES + i * step;
            Optional<TimeLabel> label =
                    labelled ? Optional.of(TimeLabel.of(adu, at + bodyBytes)) : Optional.empty();
            objects.add(object(type, adu, at, label));
        }
        return objects;
    }

    private static FrameObject object(int type, byte[] b, int at, Optional<TimeLabel> label) {
        return switch (type) {
            case 1 -> new SystemState(b[at] & 0xff, b[at + 1] & 0xff, bits(b, at + 2), label);
            case 2 ->
                    new ComponentState(
                            component(b, at), bits(b, at + 7), description(b, at + 9), label);
            case 3 ->
                    new ComponentValue(
                            component(b, at),
                            AnalogType.of(b[at + 7] & 0xff),
                            (short) Frame.unsignedShort(b, at + 8),
                            label);
            default -> new TransmitterState(new StatusBits(b[at] & 0xff), label);
        };
    }

    private static Component component(byte[] b, int at) {
        long address = Frame.unsignedShort(b, at + 3) | (long) Frame.unsignedShort(b, at + 5) << 16;
        return new Component(b[at] & 0xff, b[at + 1] & 0xff, b[at + 2] & 0xff, address);
    }

    private static StatusBits bits(byte[] b, int at) {
        return new StatusBits(Frame.unsignedShort(b, at));
    }

    /**
     * GB 18030 in exactly 31 bytes, filled with zeros or blanks; a character may be cut at the end.
     */
    private static String description(byte[] b, int at) {
        byte[] field = Arrays.copyOfRange(b, at, at + DESCRIPTION_BYTES);
        int end = field.length;
        while (end > 0 && (field[end - 1] == 0 || field[end - 1] == ' ')) {
            end--;
        }
        return new String(field, 0, end, TEXT).replace("\uFFFD", "").strip();
    }
}
