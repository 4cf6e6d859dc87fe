package io.dianan.contracts.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {

    /** Third column: the first four bytes as {@code sha256sum} of the 16 bytes tells them. */
    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, 7, 374708ff",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, 4, 5ac6a594",
        "01900000-0000-7000-8000-00000000000a, 6, 18514fee",
        "01900000-0000-7000-8000-00000000000b, 7, 147e1737",
        "01900000-0000-7000-8000-0000000000a1, 1, f2732a11",
        "019a0000-0000-7000-8000-000000000001, 6, b2259e26",
        "019a0000-0000-7000-8000-000000000002, 0, 570a35b0",
        "019a0000-0000-7000-8000-000000000003, 1, e5f1c639",
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6, 2, 4cec65a2"
    })
    void aDeviceTakesTheLaneThatItsHashNames(UUID device, int lane, String head) {
        assertThat(Integer.remainderUnsigned(Integer.parseUnsignedInt(head, 16), 8))
                .isEqualTo(lane);
        assertThat(Lane.of(device)).isEqualTo(new Lane(lane));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 8})
    void thereIsNoOtherLane(int number) {
        assertThatThrownBy(() -> new Lane(number)).hasMessageContaining("0..7");
    }

    @Test
    void manyDevicesSpreadOverAllLanesAlike() {
        int[] devices = new int[Lane.COUNT];
        for (int i = 0; i < 8_000; i++) {
            devices[Lane.of(new UUID(0x019a_0000_0000_7000L, i)).number()]++;
        }
        assertThat(Arrays.stream(devices).boxed()).allMatch(count -> count > 850 && count < 1150);
    }
}
