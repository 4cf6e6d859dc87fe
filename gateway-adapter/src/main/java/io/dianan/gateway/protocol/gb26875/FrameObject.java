package io.dianan.gateway.protocol.gb26875;

import java.util.Optional;

/**
 * One information object of an application data unit. What is not decoded is {@link Undecoded} and
 * keeps its bytes.
 */
public sealed interface FrameObject {

    /** A part of a system: what kind of system, which one, what kind of part, its address. */
    record Component(int systemType, int systemAddress, int type, long address) {
        /** As mappings name it: {@code 17@3.12}, of type 17 in zone 3 at position 12. */
        public String key() {
            return "%d@%d.%d".formatted(type, zone(), position());
        }

        /** First half of the address by common practice: zone (区号). */
        public int zone() {
            return (int) (address & 0xffff);
        }

        /** Second half of the address by common practice: position (位号). */
        public int position() {
            return (int) (address >>> 16);
        }
    }

    /** Type 1: state of a fire system. */
    record SystemState(int systemType, int systemAddress, StatusBits status, Optional<TimeLabel> at)
            implements FrameObject {}

    /** Type 2: state of a component. */
    record ComponentState(
            Component component, StatusBits status, String description, Optional<TimeLabel> at)
            implements FrameObject {}

    /** Type 3: analogue value of a component. */
    record ComponentValue(Component component, AnalogType type, int raw, Optional<TimeLabel> at)
            implements FrameObject {}

    /** Type 21: state of the transmitter itself. */
    record TransmitterState(StatusBits status, Optional<TimeLabel> at) implements FrameObject {}

    /** Framed but not decoded: another type, or a body that does not fit its type. */
    record Undecoded(int type, byte[] body) implements FrameObject {}
}
