package io.dianan.launcher.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void noTwoDoorsShareAPortAndAnOffsetMovesAll() {
        Ports here = new Ports(0);
        Ports there = new Ports(1000);

        assertEquals(
                here.all().size(),
                here.all().stream().map(Ports.Named::number).collect(Collectors.toSet()).size());
        for (int i = 0; i < here.all().size(); i++) {
            assertEquals(here.all().get(i).number() + 1000, there.all().get(i).number());
        }
        assertEquals(8080, here.frontDoor());
        assertEquals(1883, here.deviceMqtt());
        assertEquals(8083, here.alarm());
    }

    @Test
    void anOffsetBeyondTheLastPortIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Ports(40_000));
        assertThrows(IllegalArgumentException.class, () -> new Ports(-1));
    }
}
