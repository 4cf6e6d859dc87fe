package io.dianan.simulator.gb26875;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final LocalDateTime AT = LocalDateTime.of(2018, 1, 10, 9, 30, 5);
    private static final long ADDRESS = 330_106_000_123L;

    @Test
    void aPublishedFramesSumIsMadeAgain() {
        String adu =
                "02 01 01 01 28 0A 00 02 00 02 00" + " 20".repeat(30) + " 00 02 3A 09 1A 09 0C";
        String published =
                "40 40 01 00 01 01 20 3A 09 1A 09 0C 79 03 00 00 00 00 38 5B 01 00 00 00 30 00 02 "
                        + adu
                        + " 46 23 23";

        byte[] frame = HEX.parseHex(published);
        byte[] made =
                new Frame(
                                1,
                                LocalDateTime.of(2012, 9, 26, 9, 58, 32),
                                889,
                                88_888,
                                Frame.SEND,
                                HEX.parseHex(adu))
                        .bytes();

        assertEquals(HEX.formatHex(frame), HEX.formatHex(made));
    }

    @Test
    void alarmOfADetectorIsTheFrameOfTheStandard() {
        Packet packet =
                Packet.status(
                        new Packet.Label(ADDRESS, 1, AT),
                        new ComponentStatus(17, 3, 12, true, "一层配电箱剩余电流", AT));

        assertEquals(
                "40 40 01 00 01 01 05 1E 09 0A 01 12 FB D2 D9 DB 4C 00 01 00 00 00 00 00 30 00 02"
                        + " 02 01 01 01 11 03 00 0C 00 03 00"
                        + " D2 BB B2 E3 C5 E4 B5 E7 CF E4 CA A3 D3 E0 B5 E7 C1 F7"
                        + " 00 00 00 00 00 00 00 00 00 00 00 00 00 05 1E 09 0A 01 12 4B 23 23",
                HEX.formatHex(packet.bytes()));
    }

    @Test
    void heartbeatHasNoData() {
        assertEquals(
                "40 40 00 00 01 01 05 1E 09 0A 01 12 FB D2 D9 DB 4C 00 01 00 00 00 00 00 00 00 02"
                        + " 1B 23 23",
                HEX.formatHex(Packet.heartbeat(new Packet.Label(ADDRESS, 0, AT)).bytes()));
    }

    @Test
    void valuesAreLowByteFirstAndMayBeNegative() {
        Packet packet =
                Packet.values(
                        new Packet.Label(ADDRESS, 0x1234, AT),
                        List.of(
                                new ComponentValue(17, 1, 1, 131, 312, AT),
                                new ComponentValue(18, 1, 2, 3, -5, AT)));

        assertEquals(
                "03 02 01 01 11 01 00 01 00 83 38 01 05 1E 09 0A 01 12"
                        + " 01 01 12 01 00 02 00 03 FB FF 05 1E 09 0A 01 12",
                HEX.formatHex(packet.bytes(), 27, packet.bytes().length - 3));
        assertEquals(0x1234, packet.serial());
        assertEquals(packet.hex(), Packet.ofHex(packet.hex()).hex());
    }

    @Test
    void valueBeyondSixteenBitsIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ComponentValue(17, 1, 1, 131, 32_768, AT));
    }
}
