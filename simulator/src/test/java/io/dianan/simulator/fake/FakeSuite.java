package io.dianan.simulator.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A small suite that keeps everything in memory: REST and MQTT doors, as the real one has them. */
public final class FakeSuite implements AutoCloseable {
    public final FakeStore store = new FakeStore();
    private final FakeRest rest;
    public final FakeMqtt mqtt;
    private final Path state;

    private FakeSuite(Path state) throws IOException {
        this.state = state;
        this.rest = new FakeRest(store);
        this.mqtt = new FakeMqtt(store);
        Files.createDirectories(state.resolve("secrets"));
        Files.writeString(
                state.resolve("secrets/people.json"),
                new ObjectMapper().writeValueAsString(Map.of("provider-a-admin", "secret word")));
    }

    public static FakeSuite start(Path state) throws IOException {
        return new FakeSuite(state);
    }

    public Suite suite() {
        return new Suite(URI.create("http://127.0.0.1:" + rest.port()), "127.0.0.1", mqtt.port());
    }

    public SignIn signIn() {
        return SignIn.of(suite(), state, "provider-a-admin");
    }

    public Path folder() {
        return state.resolve("simulator");
    }

    @Override
    public void close() {
        mqtt.close();
        rest.close();
    }
}
