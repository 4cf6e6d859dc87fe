package io.dianan.contracts.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidBytesTest {
    private static final UUID ID = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");
    private static final String HEX = "f81d4fae7dec11d0a76500a0c91e6bf6";

    @Test
    void bytesStandInTheOrderOfTheText() {
        assertThat(HexFormat.of().formatHex(UuidBytes.toBytes(ID))).isEqualTo(HEX);
        assertThat(UuidBytes.fromBytes(HexFormat.of().parseHex(HEX))).isEqualTo(ID);
    }

    @Test
    void anotherLengthIsNoUuid() {
        assertThatThrownBy(() -> UuidBytes.fromBytes(new byte[15])).hasMessageContaining("15");
    }
}
