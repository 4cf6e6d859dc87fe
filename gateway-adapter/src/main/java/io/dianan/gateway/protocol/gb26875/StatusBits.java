package io.dianan.gateway.protocol.gb26875;

/**
 * Status bits of a system, a component or a transmitter (GB/T 26875.3-2011, figures for types 1, 2
 * and 21). They are levels, not events: a cleared bit in a later message is the recovery. Real
 * frames report fire with bit 0 (normal run, else test) clear, so bit 0 never lowers an alarm.
 *
 * @param bits as sent
 */
public record StatusBits(int bits) {

    /**
     * Fire alarm; for component types 16, 17 and 18 a monitoring alarm of the electrical detector.
     */
    public boolean alarm() {
        return bit(1);
    }

    public boolean fault() {
        return bit(2);
    }

    /** Types 1 and 2: shielded. */
    public boolean shielded() {
        return bit(3);
    }

    /** Type 1 and 2, bit 8: main supply (system) or supply (component) has failed. */
    public boolean supplyFault() {
        return bit(8);
    }

    /** Type 1, bit 9: standby supply has failed. */
    public boolean standbySupplyFault() {
        return bit(9);
    }

    /** Type 1, bit 10: bus fault. */
    public boolean busFault() {
        return bit(10);
    }

    /** Type 21, bit 3. */
    public boolean transmitterMainsFault() {
        return bit(3);
    }

    /** Type 21, bit 4. */
    public boolean transmitterBatteryFault() {
        return bit(4);
    }

    /** Type 21, bit 5: channel to the centre; bit 6: line to the fire system. */
    public boolean transmitterLineFault() {
        return bit(5) || bit(6);
    }

    private boolean bit(int number) {
        return (bits >>> number & 1) == 1;
    }
}
