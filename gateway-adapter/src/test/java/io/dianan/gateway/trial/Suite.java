package io.dianan.gateway.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.id.CredentialHash;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.contracts.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What stands around the gateway in a test: device-service's registry, and devices in it. */
public final class Suite {
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private Suite() {}

    public static int doorPort() {
        return Integer.parseInt(setting("dianan.gateway.mqtt-port"));
    }

    public static int transmitterPort() {
        return Integer.parseInt(setting("dianan.gateway.gb26875.port"));
    }

    public static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    /** A device with one circuit, registered so that it can sign in. */
    public static TestDevice register() throws IOException {
        TestDevice device = TestDevice.fresh(null, 1);
        put(device);
        return device;
    }

    /** A transmitter with two circuits, known by this source address and a model of its own. */
    public static TestDevice registerTransmitter(long address, List<GatewayModel.Mapping> mapping)
            throws IOException {
        GatewayModel model = new GatewayModel(Uuid7.next(), 1, mapping);
        put(model);
        TestDevice device = TestDevice.fresh(null, 2, model.id()).withAddress(address);
        put(device);
        return device;
    }

    public static void put(TestDevice device) throws IOException {
        putLine(device.id(), new GatewayRegistryLine(null, device.state(), null));
    }

    public static void put(GatewayModel model) throws IOException {
        putLine(model.id(), new GatewayRegistryLine(model, null, null));
    }

    public static GatewayModel model(String source, int channel, String metric, String scale) {
        return new GatewayModel(
                Uuid7.next(),
                1,
                List.of(
                        new GatewayModel.Mapping(
                                source, channel, metric, new BigDecimal(scale), BigDecimal.ZERO)));
    }

    /** What device-service answers to everything from now on. */
    public static void deviceServiceAnswers(int status) throws IOException {
        put("/stub/status", Integer.toString(status));
    }

    /** The domain event of a device's state, as device-service's relay would publish it. */
    public static byte[] eventOf(GatewayDevice state) throws JsonProcessingException {
        return event(GatewayDevice.EVENT_TYPE, state.id(), state.version(), state);
    }

    public static byte[] eventOf(GatewayModel state) throws JsonProcessingException {
        return event(GatewayModel.EVENT_TYPE, state.id(), state.version(), state);
    }

    public static String deviceTopic() {
        return Topics.domain("device", GatewayDevice.EVENT_TYPE);
    }

    public static String modelTopic() {
        return Topics.domain("device", GatewayModel.EVENT_TYPE);
    }

    private static byte[] event(String type, UUID subject, long version, Object data)
            throws JsonProcessingException {
        return JSON.writeValueAsBytes(
                new DomainEvent<>(
                        DomainEvent.SPEC_VERSION,
                        Uuid7.next().toString(),
                        "/device-service",
                        type,
                        subject.toString(),
                        Instant.now(),
                        1,
                        version,
                        data));
    }

    static String json(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }

    static GatewayRegistryLine line(String json) throws JsonProcessingException {
        return JSON.readValue(json, GatewayRegistryLine.class);
    }

    private static void putLine(UUID id, GatewayRegistryLine line) throws IOException {
        put("/stub/line/" + id, JSON.writeValueAsString(line));
    }

    public static String get(String address) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void put(String path, String body) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create(setting("dianan.device.url") + path))
                            .PUT(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A device and the secret that only it knows. */
    public record TestDevice(GatewayDevice state, String token) {

        public static TestDevice fresh(@Nullable UUID parentId, int circuitCount) {
            return fresh(parentId, circuitCount, new UUID(0, 0));
        }

        public static TestDevice fresh(@Nullable UUID parentId, int circuitCount, UUID modelId) {
            UUID id = Uuid7.next();
            String token = "token-" + Uuid7.next();
            List<GatewayDevice.Circuit> circuits = new ArrayList<>();
            for (int channel = 1; channel <= circuitCount; channel++) {
                circuits.add(new GatewayDevice.Circuit(Uuid7.next(), channel));
            }
            return new TestDevice(
                    new GatewayDevice(
                            id,
                            1,
                            "SN-" + id,
                            "in-service",
                            modelId,
                            parentId,
                            circuits,
                            List.of(credential("access-token", hash().ofAccessToken(token)))),
                    token);
        }

        public UUID id() {
            return state.id();
        }

        public UUID circuit(int channel) {
            return state.circuits().get(channel - 1).id();
        }

        /** The same device at its next version, in another state of life. */
        public TestDevice becomes(String lifeCycle) {
            return new TestDevice(next(lifeCycle, state.credentials()), token);
        }

        /** The same device at its next version, without any credential. */
        public TestDevice withoutCredentials() {
            return new TestDevice(next(state.state(), List.of()), token);
        }

        /** The same device at its next version, with a name and secret besides. */
        public TestDevice withPassword(String name, String secret) {
            List<GatewayDevice.Credential> more = new ArrayList<>(state.credentials());
            more.add(credential("password", hash().ofPassword(name, secret)));
            return new TestDevice(next(state.state(), more), token);
        }

        /**
         * The same device at its next version, with the source address of a transmitter besides.
         */
        public TestDevice withAddress(long address) {
            List<GatewayDevice.Credential> more = new ArrayList<>(state.credentials());
            more.add(credential("gb26875-address", Long.toString(address)));
            return new TestDevice(next(state.state(), more), token);
        }

        private GatewayDevice next(String lifeCycle, List<GatewayDevice.Credential> credentials) {
            return new GatewayDevice(
                    state.id(),
                    state.version() + 1,
                    state.serialNumber(),
                    lifeCycle,
                    state.modelId(),
                    state.parentId(),
                    state.circuits(),
                    credentials);
        }

        private static GatewayDevice.Credential credential(String kind, String key) {
            return new GatewayDevice.Credential(Uuid7.next(), kind, key);
        }

        private static CredentialHash hash() {
            return new CredentialHash(
                    Base64.getDecoder().decode(setting("dianan.device.credential-key")));
        }
    }
}
