package io.dianan.alarm.presence;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An application of its own: the lanes' time is the test's alone. */
public final class LanesOfTheTest implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("dianan.presence.tick", "0.1S");
    }
}
