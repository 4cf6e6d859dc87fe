package io.dianan.simulator.gb26875;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final LocalDateTime AT = LocalDateTime.of(2018, 1, 10, 9, 30, 5);
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    @Test
    void aResidualCurrentDetectorsAlarmIsTheFrameOfTheStandard() {
        ComponentStatus status = new ComponentStatus(17, 3, 12, true, "一层配电箱剩余电流", AT);

        byte[] frame = new Frame(1, AT, 330_106_000_123L, 1, Frame.SEND, status.adu()).bytes();

        assertEquals(
                "40 40 01 00 01 01 05 1E 09 0A 01 12 FB D2 D9 DB 4C 00 01 00 00 00 00 00 30 00 02"
                        + " 02 01 01 01 11 03 00 0C 00 03 00"
                        + " D2 BB B2 E3 C5 E4 B5 E7 CF E4 CA A3 D3 E0 B5 E7 C1 F7"
                        + " 00 00 00 00 00 00 00 00 00 00 00 00 00 05 1E 09 0A 01 12 4B 23 23",
                HEX.formatHex(frame));
    }

    @Test
    void aConfirmationIsKnownByItsSerial() throws IOException {
        byte[] confirmation =
                HEX.parseHex(
                        "40 40 07 00 01 01 05 1E 09 0A 01 12 01 00 00 00 00 00 FB D2 D9 DB 4C 00 00"
                                + " 00 03 23 23 23");

        assertEquals(
                new Frame.Answer(7, Frame.CONFIRM),
                Frame.readAnswer(new ByteArrayInputStream(confirmation)));
    }

    @Test
    void anAnswerWithAWrongSumIsNone() {
        byte[] broken =
                HEX.parseHex(
                        "40 40 07 00 01 01 05 1E 09 0A 01 12 01 00 00 00 00 00 FB D2 D9 DB 4C 00 00"
                                + " 00 03 24 23 23");

        assertThrows(IOException.class, () -> Frame.readAnswer(new ByteArrayInputStream(broken)));
    }

    @Test
    void aDescriptionThatDoesNotFitIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ComponentStatus(17, 1, 1, true, "这一段说明文字比标准里的三十一个字节长", AT));
    }
}
