package io.dianan.device.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImeiTest {
    @ParameterizedTest
    @ValueSource(strings = {"490154203237518", "356938035643809", "000000000000000"})
    void rightCheckDigitIsTaken(String imei) {
        assertTrue(Imei.Check.isImei(imei));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "490154203237519",
                "490154203237581",
                "49015420323751",
                "4901542032375180",
                "49015420323751x",
                "٤٩٠١٥٤٢٠٣٢٣٧٥١٨",
                ""
            })
    void anythingElseIsRefused(String imei) {
        assertFalse(Imei.Check.isImei(imei));
    }
}
