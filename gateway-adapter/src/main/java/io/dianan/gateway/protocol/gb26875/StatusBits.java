package io.dianan.gateway.protocol.gb26875;

/**
 * Status bits of a system, a component or a transmitter (GB/T 26875.3-2011, types 1, 2 and 21).
 *
 * @param bits as sent, 16 of them; 8 of a transmitter
 */
public record StatusBits(int bits) {

    public boolean bit(int number) {
        return (bits >>> number & 1) == 1;
    }

    /** {@code 0x0003}. */
    @Override
    public String toString() {
        return "0x%04x".formatted(bits);
    }
}
