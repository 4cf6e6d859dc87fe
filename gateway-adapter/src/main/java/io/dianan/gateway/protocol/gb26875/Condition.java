package io.dianan.gateway.protocol.gb26875;

import java.util.ArrayList;
import java.util.List;

/**
 * What one status bit says (GB/T 26875.3-2011, figures for types 1, 2 and 21). Status bits are
 * levels: each message tells every one of them, and a cleared bit is the recovery. Bit 0 (normal
 * run, else test) lowers nothing, since real frames report fire with it clear.
 *
 * @param kind whether it is an alarm or a fault
 * @param type kebab-case
 * @param bit number from 0
 * @param active whether the bit is set
 */
public record Condition(Kind kind, String type, int bit, boolean active) {

    /** Which kind of trouble it is. */
    public enum Kind {
        ALARM,
        FAULT
    }

    /** Type 1: a fire system. */
    public static List<Condition> ofSystem(StatusBits status) {
        return new Reading(status)
                .alarm(1, "fire-alarm")
                .fault(2, "system-fault")
                .fault(3, "shielded")
                .fault(8, "system-mains-fault")
                .fault(9, "system-battery-fault")
                .fault(10, "system-bus-fault")
                .conditions();
    }

    /** Type 2: a component. */
    public static List<Condition> ofComponent(ComponentType type, StatusBits status) {
        return new Reading(status)
                .alarm(1, type.alarm())
                .fault(2, type.fault())
                .fault(3, "shielded")
                .fault(8, "supply-fault")
                .conditions();
    }

    /** Type 21: the transmitter itself. */
    public static List<Condition> ofTransmitter(StatusBits status) {
        return new Reading(status)
                .alarm(1, "fire-alarm")
                .fault(2, "transmitter-fault")
                .fault(3, "mains-fault")
                .fault(4, "battery-fault")
                .fault(5, "comm-fault")
                .fault(6, "line-fault")
                .conditions();
    }

    /** The table of one figure, read against a status. */
    private record Reading(StatusBits status, List<Condition> conditions) {
        Reading(StatusBits status) {
            this(status, new ArrayList<>(6));
        }

        Reading alarm(int bit, String type) {
            return add(Kind.ALARM, bit, type);
        }

        Reading fault(int bit, String type) {
            return add(Kind.FAULT, bit, type);
        }

        private Reading add(Kind kind, int bit, String type) {
            conditions.add(new Condition(kind, type, bit, status.bit(bit)));
            return this;
        }
    }
}
