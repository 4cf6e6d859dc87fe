package io.dianan.device.registry;

import static io.dianan.device.Fleet.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class GatewayRegistryResourceTest {
    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));

    @Test
    void everyModelAndDeviceStandsInTheSnapshotWithItsFullState() {
        UUID model = a.model();
        UUID parent = a.device(Owners.SITE_A11);
        Map<String, Object> body = new HashMap<>(Fleet.deviceBody(model, Owners.SITE_A12));
        body.put("parentId", parent);
        UUID device = UUID.fromString(a.post(DEVICES, body).extract().path("id"));
        UUID second = a.circuit(device, 2);
        UUID first = a.circuit(device, 1);
        UUID credential = a.credential(device);

        List<GatewayRegistryLine> lines = snapshot();

        assertThat(lines.getLast()).isEqualTo(new GatewayRegistryLine(null, null, true));
        assertThat(models(lines))
                .contains(
                        new GatewayModel(
                                model,
                                1,
                                List.of(
                                        new GatewayModel.Mapping(
                                                "leak",
                                                1,
                                                "residualCurrent",
                                                new BigDecimal("0.1"),
                                                BigDecimal.ZERO))));
        GatewayDevice found = device(lines, device);
        assertThat(found.serialNumber()).isEqualTo(body.get("serialNumber"));
        assertThat(found.version()).isEqualTo(4);
        assertThat(found.state()).isEqualTo("in-stock");
        assertThat(found.modelId()).isEqualTo(model);
        assertThat(found.parentId()).isEqualTo(parent);
        assertThat(found.circuits())
                .containsExactly(
                        new GatewayDevice.Circuit(first, 1), new GatewayDevice.Circuit(second, 2));
        assertThat(found.credentials())
                .singleElement()
                .satisfies(
                        key -> {
                            assertThat(key.id()).isEqualTo(credential);
                            assertThat(key.kind()).isEqualTo("access-token");
                            assertThat(key.key()).matches("[0-9a-f]{64}");
                        });
    }

    @Test
    void removedDeviceIsShownForADay() throws SQLException {
        UUID today = a.device(Owners.SITE_A11);
        UUID longAgo = a.device(Owners.SITE_A11);
        a.circuit(today, 1);
        a.credential(today);
        a.post(DEVICES + "/" + today + "/removal").statusCode(200);
        a.post(DEVICES + "/" + longAgo + "/removal").statusCode(200);
        asOwner("update device set removed_at = now() - interval '25 hours' where id = ?", longAgo);

        List<GatewayRegistryLine> lines = snapshot();

        assertThat(device(lines, today).state()).isEqualTo(GatewayDevice.REMOVED);
        assertThat(device(lines, today).circuits()).isEmpty();
        assertThat(device(lines, today).credentials()).isEmpty();
        assertThat(devices(lines)).noneMatch(device -> device.id().equals(longAgo));
    }

    @Test
    void snapshotIsWholeAcrossManyReads() throws SQLException {
        UUID model = a.model();
        asOwner(
                """
                insert into device (id, serial_number, model_id, site_id, state, enterprise_id,
                                    region_code, version, created_at)
                select gen_random_uuid(), 'many-' || n, ?, gen_random_uuid(), 'installed',
                       gen_random_uuid(), '330106', 1, now()
                  from generate_series(1, 1200) n
                """,
                model);

        List<GatewayRegistryLine> lines = snapshot();

        assertThat(devices(lines).filter(device -> device.modelId().equals(model)))
                .hasSize(1200)
                .doesNotHaveDuplicates();
        assertThat(lines.getLast().end()).isTrue();
    }

    @Test
    void questionAboutACredentialIsAnsweredWithItsDeviceAndWhatThatSpeaksForAlone() {
        UUID model = a.model();
        UUID parent = device(model, null);
        UUID childModel = a.model();
        UUID child = device(childModel, parent);
        UUID other = a.device(Owners.SITE_A11);
        a.credential(parent);
        a.credential(other);
        List<GatewayRegistryLine> all = snapshot();

        List<GatewayRegistryLine> lines = asked(key(all, parent));

        assertThat(devices(lines))
                .containsExactlyInAnyOrder(device(all, parent), device(all, child));
        assertThat(models(lines).map(GatewayModel::id))
                .containsExactlyInAnyOrder(model, childModel);
        assertThat(lines.getLast()).isEqualTo(new GatewayRegistryLine(null, null, true));
        assertThat(devices(asked(key(all, parent), "unknown", key(all, other))))
                .extracting(GatewayDevice::id)
                .containsExactlyInAnyOrder(parent, child, other);
    }

    @Test
    void questionAboutAnUnknownCredentialIsAnsweredWithNothing() {
        UUID device = a.device(Owners.SITE_A11);
        a.credential(device);
        String cut = key(snapshot(), device);
        a.post(DEVICES + "/" + device + "/removal").statusCode(200);

        for (String unknown : List.of("", "0", "f".repeat(64), "'%20or%20true--", cut)) {
            assertThat(asked(unknown))
                    .as(unknown)
                    .containsExactly(new GatewayRegistryLine(null, null, true));
        }
    }

    @Test
    void questionAboutMoreCredentialsThanOneAnswerHoldsIsRefused() {
        String many = "?credential=" + String.join("&credential=", Collections.nCopies(101, "0"));
        Fleet.of(Tokens.machine("gateway-adapter"))
                .get("/internal/v1/gateway-registry" + many)
                .statusCode(400);
    }

    private UUID device(UUID model, @Nullable UUID parent) {
        Map<String, Object> body = new HashMap<>(Fleet.deviceBody(model, Owners.SITE_A11));
        if (parent != null) {
            body.put("parentId", parent);
        }
        return UUID.fromString(a.post(DEVICES, body).statusCode(201).extract().path("id"));
    }

    private static String key(List<GatewayRegistryLine> lines, UUID device) {
        return device(lines, device).credentials().getFirst().key();
    }

    private static List<GatewayRegistryLine> snapshot() {
        return lines("");
    }

    private static List<GatewayRegistryLine> asked(String... keys) {
        return lines("?credential=" + String.join("&credential=", keys));
    }

    private static List<GatewayRegistryLine> lines(String query) {
        return Fleet.of(Tokens.machine("gateway-adapter"))
                .get("/internal/v1/gateway-registry" + query)
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .map(GatewayRegistryResourceTest::read)
                .toList();
    }

    private static GatewayRegistryLine read(String line) {
        try {
            return WireJson.read(line.getBytes(StandardCharsets.UTF_8), GatewayRegistryLine.class);
        } catch (IOException e) {
            throw new AssertionError("not a line of the registry: " + line, e);
        }
    }

    private static Stream<GatewayModel> models(List<GatewayRegistryLine> lines) {
        return lines.stream().map(GatewayRegistryLine::model).filter(Objects::nonNull);
    }

    private static Stream<GatewayDevice> devices(List<GatewayRegistryLine> lines) {
        return lines.stream().map(GatewayRegistryLine::device).filter(Objects::nonNull);
    }

    private static GatewayDevice device(List<GatewayRegistryLine> lines, UUID id) {
        return devices(lines).filter(device -> device.id().equals(id)).findFirst().orElseThrow();
    }

    private static void asOwner(String sql, UUID id) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                config("dianan.db.url"),
                                config("dianan.db.owner.user"),
                                config("dianan.db.owner.password"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
