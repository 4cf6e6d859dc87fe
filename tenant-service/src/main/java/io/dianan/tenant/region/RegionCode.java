package io.dianan.tenant.region;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A code of GB/T 2260 (six digits) or of a street below it (nine digits). Length and zeros tell the
 * level: 330000, 330100, 330105, 330105901.
 */
public record RegionCode(String digits) {
    static final String SHAPE = "[1-9]\\d(?:0000|(?!00)\\d{4}(?:(?!000)\\d{3})?)";

    private static final Pattern PATTERN = Pattern.compile(SHAPE);
    private static final int STREET_DIGITS = 9;

    public RegionCode {
        if (!isCode(digits)) {
            throw new IllegalArgumentException("not a region code: " + digits);
        }
    }

    /** Whether {@code text} has the shape of a code; the region itself may not exist. */
    public static boolean isCode(String text) {
        return PATTERN.matcher(text).matches();
    }

    RegionLevel level() {
        if (digits.length() == STREET_DIGITS) {
            return RegionLevel.STREET;
        }
        if (digits.endsWith("0000")) {
            return RegionLevel.PROVINCE;
        }
        return digits.endsWith("00") ? RegionLevel.CITY : RegionLevel.COUNTY;
    }

    /** The region above; a province has none. A street may lie in a city without counties. */
    Optional<RegionCode> parent() {
        return switch (level()) {
            case PROVINCE -> Optional.empty();
            case CITY -> Optional.of(new RegionCode(digits.substring(0, 2) + "0000"));
            case COUNTY -> Optional.of(new RegionCode(digits.substring(0, 4) + "00"));
            case STREET -> Optional.of(new RegionCode(digits.substring(0, 6)));
        };
    }

    /** What the codes of this region and all below it begin with. */
    public String prefix() {
        return switch (level()) {
            case PROVINCE -> digits.substring(0, 2);
            case CITY -> digits.substring(0, 4);
            case COUNTY, STREET -> digits;
        };
    }
}
