package io.dianan.device.credential;

import io.dianan.platform.problem.WireProblem;
import java.util.regex.Pattern;

/**
 * Source address of a fire transmitter (GB/T 26875.3-2011, 48 bits), written in decimal or as
 * {@code 0x} and twelve hexadecimal digits. A bare {@code 330106000123} is decimal, though it would
 * be twelve hexadecimal digits too. 0 is refused: transmitters that were never set up have it.
 */
record TransmitterAddress(long value) {
    private static final long MAX = (1L << 48) - 1;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,15}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{12}");

    TransmitterAddress {
        if (value < 1 || value > MAX) {
            throw WireProblem.INVALID_BODY.at("/name", "an address lies between 1 and " + MAX);
        }
    }

    static TransmitterAddress of(String text) {
        if (HEX.matcher(text).matches()) {
            return new TransmitterAddress(Long.parseLong(text.substring(2), 16));
        }
        if (DECIMAL.matcher(text).matches()) {
            return new TransmitterAddress(Long.parseLong(text));
        }
        throw WireProblem.INVALID_BODY.at(
                "/name", "an address is a decimal number or 0x and twelve hexadecimal digits");
    }

    /** In decimal: what the gateway looks a frame's source up by, and how it is shown. */
    String decimal() {
        return Long.toString(value);
    }
}
