package io.dianan.gateway.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.wire.Reading;
import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.RegisteredDevice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadDecoderTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final UUID MODEL = new UUID(1, 1);
    private static final RegisteredDevice DEVICE =
            RegisteredDevice.of(
                    new GatewayDevice(
                            new UUID(2, 2),
                            1,
                            "SN-1",
                            "in-service",
                            MODEL,
                            null,
                            List.of(
                                    new GatewayDevice.Circuit(new UUID(3, 1), 1),
                                    new GatewayDevice.Circuit(new UUID(3, 2), 2)),
                            List.of()));
    private static final MetricMapping MAPPING =
            MetricMapping.of(
                    new GatewayModel(
                            MODEL,
                            1,
                            List.of(
                                    entry("leak", 1, "residualCurrent", "0.1", "0"),
                                    entry("leak2", 2, "residualCurrent", "1", "0"),
                                    entry("leak7", 7, "residualCurrent", "1", "0"),
                                    entry("t_raw", 1, "temperature1", "0.1", "-50"),
                                    entry("u", 1, "voltageA", "0.1", "0"),
                                    entry("u", 2, "voltageA", "0.1", "0"),
                                    entry("later", 1, "metricOfALaterVersion", "1", "0"))));

    record Case(
            String name,
            Shape shape,
            byte[] payload,
            List<String> readings,
            List<String> rejections,
            int ignored) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> good() throws IOException {
        return cases("good.ndjson");
    }

    static Stream<Case> times() throws IOException {
        return cases("times.ndjson");
    }

    static Stream<Case> bad() throws IOException {
        return cases("bad.ndjson");
    }

    @ParameterizedTest
    @MethodSource({"good", "times", "bad"})
    void eachPayloadOfTheCorpusBecomesWhatItsLineSays(Case corpus) {
        Decoded decoded =
                PayloadDecoder.decode(corpus.shape(), DEVICE, MAPPING, corpus.payload(), NOW);

        assertThat(decoded.readings().stream().map(PayloadDecoderTest::text))
                .containsExactlyElementsOf(corpus.readings());
        assertThat(decoded.ignoredCount()).isEqualTo(corpus.ignored());
        assertThat(decoded.rejections()).hasSameSizeAs(corpus.rejections());
        for (int i = 0; i < corpus.rejections().size(); i++) {
            Rejection rejection = decoded.rejections().get(i);
            assertThat(rejection.reason().wire() + ": " + rejection.detail())
                    .startsWith(corpus.rejections().get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 10_000})
    void deepNestingIsRejectedWhole(int depth) {
        String payload = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        assertThat(onlyRejection(payload)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aStringBeyondSixteenKibibytesIsRejectedWhole() {
        String payload = "{\"residualCurrent\":1,\"note\":\"" + "x".repeat(17_000) + "\"}";
        assertThat(onlyRejection(payload)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void aDocumentBeyondSixtyFourKibibytesIsRejectedWhole() {
        String payload = "{\"residualCurrent\":1" + " ".repeat(70_000) + "}";
        assertThat(onlyRejection(payload)).isEqualTo(Reason.UNPARSABLE);
    }

    @Test
    void keysBeyondTheBoundAreNamedInQuarantineAndTheOthersKept() {
        String keys =
                String.join(
                        ",",
                        IntStream.range(0, 40)
                                .mapToObj(i -> "\"k%02d\":%d".formatted(i, i))
                                .toList());
        Decoded decoded = decode(Shape.THINGSBOARD, "{" + keys + "}");

        assertThat(decoded.readings().getFirst().getExtraCount()).isEqualTo(32);
        assertThat(decoded.rejections())
                .containsExactly(
                        new Rejection(
                                Reason.EXTRA_OVERFLOW, "k32, k33, k34, k35, k36, k37, k38, k39"));
    }

    @Test
    void aMessageFullOfWrongTypesLeavesOneBoundedRejection() {
        String entries =
                String.join(
                        ",",
                        IntStream.range(0, 1_000)
                                .mapToObj(
                                        i ->
                                                "{\"channel\":%d,\"values\":{\"arcCount\":1}}"
                                                        .formatted(i + 10))
                                .toList());
        Decoded decoded = decode(Shape.OWN, "[" + entries + "]");

        assertThat(decoded.rejections()).hasSize(1);
        assertThat(decoded.rejections().getFirst().detail().length()).isLessThanOrEqualTo(500);
    }

    private static Reason onlyRejection(String payload) {
        Decoded decoded = decode(Shape.THINGSBOARD, payload);
        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.rejections()).hasSize(1);
        return decoded.rejections().getFirst().reason();
    }

    private static Decoded decode(Shape shape, String payload) {
        return PayloadDecoder.decode(
                shape, DEVICE, MAPPING, payload.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static GatewayModel.Mapping entry(
            String source, int channel, String metric, String scale, String offset) {
        return new GatewayModel.Mapping(
                source, channel, metric, new BigDecimal(scale), new BigDecimal(offset));
    }

    private static Stream<Case> cases(String file) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        PayloadDecoderTest.class.getResourceAsStream(
                                                "/decode/" + file)),
                                StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            List<Case> all = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(json.readValue(line, Line.class).parsed());
            }
            return all.stream();
        }
    }

    /** A line of the corpus as it stands in the file. */
    record Line(
            @JsonProperty("case") String name,
            Shape shape,
            @Nullable String payload,
            @Nullable String hex,
            @Nullable List<String> readings,
            @Nullable List<String> rejections,
            int ignored) {

        Case parsed() {
            byte[] bytes =
                    hex == null
                            ? Objects.requireNonNull(payload).getBytes(StandardCharsets.UTF_8)
                            : HexFormat.of().parseHex(hex.replace(" ", ""));
            return new Case(
                    name,
                    shape,
                    bytes,
                    Objects.requireNonNullElse(readings, List.of()),
                    Objects.requireNonNullElse(rejections, List.of()),
                    ignored);
        }
    }

    /** A reading in the words of the corpus. */
    private static String text(Reading reading) {
        StringBuilder text = new StringBuilder();
        for (RegisteredDevice.Circuit circuit : DEVICE.circuits()) {
            if (circuit.idBytes().equals(reading.getCircuitId())) {
                text.append("ch").append(circuit.channel());
            }
        }
        text.append(' ')
                .append(reading.getTimeQuality().name().replace("TIME_QUALITY_", ""))
                .append(' ')
                .append(reading.getAtMs() == NOW ? "now" : Long.toString(reading.getAtMs()));
        if (reading.hasSequence()) {
            text.append(" seq=").append(reading.getSequence());
        }
        if (reading.hasMessageId()) {
            text.append(" id=").append(reading.getMessageId());
        }
        Map<String, Object> values = new TreeMap<>();
        reading.getAllFields()
                .forEach(
                        (field, value) -> {
                            if (field.getNumber() >= 16 && field.getNumber() <= 30) {
                                values.put(field.getJsonName(), value);
                            }
                        });
        reading.getExtraMap().forEach((key, value) -> values.put("x." + key, value));
        values.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
        assertThat(reading.getDeviceId())
                .isEqualTo(ByteString.copyFrom(UuidBytes.toBytes(DEVICE.id())));
        assertThat(reading.getReceivedAtMs()).isEqualTo(NOW);
        return text.toString();
    }
}
