package io.dianan.device.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void nextIdCarriesIntoTheUpperHalf() {
        assertEquals(new UUID(7, 1), Snapshot.after(new UUID(7, 0)));
        assertEquals(new UUID(8, 0), Snapshot.after(new UUID(7, -1)));
    }
}
