package io.dianan.device;

import java.util.UUID;

/** Whose things the tests handle; the suite's demo owners and some more. */
public final class Owners {
    public static final UUID PROVIDER_A = id("00a");
    public static final UUID PROVIDER_B = id("00b");
    public static final UUID ENTERPRISE_A1 = id("0a1");
    public static final UUID ENTERPRISE_A2 = id("0a2");
    public static final UUID ENTERPRISE_B1 = id("0b1");

    /** Of A1, in Gongshu. */
    public static final UUID SITE_A11 = id("a11");

    /** Of A1 as well, in Xihu. */
    public static final UUID SITE_A12 = id("a12");

    /** Of A2, in Gongshu. */
    public static final UUID SITE_A21 = id("a21");

    /** Of B1, in Xihu. */
    public static final UUID SITE_B11 = id("b11");

    /** tenant-service fails when it is asked for this one. */
    public static final UUID SITE_FAILING = id("f00");

    /** tenant-service takes half a minute when it is asked for this one. */
    public static final UUID SITE_SLOW = id("f01");

    public static final String HANGZHOU = "330100";
    public static final String GONGSHU = "330105";
    public static final String XIHU = "330106";

    private Owners() {}

    /**
     * One of A1's sites, in Gongshu, that a test may move.
     *
     * @param number from 0 to 99
     */
    public static UUID movingSite(int number) {
        return id("e%02d".formatted(number));
    }

    private static UUID id(String tail) {
        return UUID.fromString("01900000-0000-7000-8000-000000000" + tail);
    }
}
