package io.dianan.launcher.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.launcher.broker.BrokerUser;
import io.dianan.launcher.postgres.ServiceDatabase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir Path folder;

    @Test
    void deviceServiceIsToldItsDatabaseBrokerIssuerAndKey() throws Exception {
        Map<String, String> all = ServiceEnvironment.of(ServiceKind.DEVICE, setting());

        assertEquals("9082", all.get("DIANAN_HTTP_PORT"));
        assertEquals("10082", all.get("DIANAN_MANAGEMENT_PORT"));
        assertEquals("jdbc:postgresql://127.0.0.1:26432/device", all.get("DIANAN_DB_URL"));
        assertEquals("device_app", all.get("DIANAN_DB_USER"));
        assertEquals("device_owner", all.get("DIANAN_DB_OWNER_USER"));
        assertNotEquals(all.get("DIANAN_DB_PASSWORD"), all.get("DIANAN_DB_OWNER_PASSWORD"));
        assertEquals("device-service", all.get("DIANAN_BROKER_USER"));
        assertEquals("http://localhost:9080/auth/realms/dianan", all.get("DIANAN_OIDC_ISSUER"));
        assertEquals(
                "http://127.0.0.1:29080/auth/realms/dianan", all.get("DIANAN_OIDC_SERVER_URL"));
        assertFalse(all.containsKey("DIANAN_FAILPOINTS"), "unset unless a drill asks");
        assertFalse(all.containsKey("DIANAN_DEMO"));
    }

    @Test
    void theGatewayHasNoDatabaseAndSharesTheCredentialKey() throws Exception {
        SuiteSetting setting = setting();

        Map<String, String> gateway = ServiceEnvironment.of(ServiceKind.GATEWAY, setting);
        Map<String, String> device = ServiceEnvironment.of(ServiceKind.DEVICE, setting);

        assertFalse(gateway.containsKey("DIANAN_DB_URL"));
        assertEquals("2883", gateway.get("DIANAN_GATEWAY_MQTT_PORT"));
        assertEquals("device,alarm", gateway.get("DIANAN_GATEWAY_CONSUMERS"));
        assertEquals(
                device.get("DIANAN_DEVICE_CREDENTIAL_KEY"),
                gateway.get("DIANAN_DEVICE_CREDENTIAL_KEY"));
    }

    @Test
    void alarmServiceIsToldItsDatabaseBrokerSecretAndWhomToAsk() throws Exception {
        SuiteSetting setting = setting();

        Map<String, String> all = ServiceEnvironment.of(ServiceKind.ALARM, setting);

        assertEquals("9083", all.get("DIANAN_HTTP_PORT"));
        assertEquals("10083", all.get("DIANAN_MANAGEMENT_PORT"));
        assertEquals("jdbc:postgresql://127.0.0.1:26432/alarm", all.get("DIANAN_DB_URL"));
        assertEquals("alarm_app", all.get("DIANAN_DB_USER"));
        assertEquals("alarm_owner", all.get("DIANAN_DB_OWNER_USER"));
        assertEquals("alarm-service", all.get("DIANAN_BROKER_USER"));
        assertEquals("http://127.0.0.1:9081", all.get("DIANAN_TENANT_URL"));
        assertEquals("http://127.0.0.1:9082", all.get("DIANAN_DEVICE_URL"));
        assertEquals(setting.clientSecret("alarm-service"), all.get("DIANAN_OIDC_CLIENT_SECRET"));
        assertFalse(all.containsKey("DIANAN_DEVICE_CREDENTIAL_KEY"), "it has no use for it");
    }

    @Test
    void everyServiceHasADatabaseABrokerUserAndAPortOfItsOwnWhereItNeedsThem() throws Exception {
        SuiteSetting setting = setting();
        List<String> databases = setting.databases().stream().map(ServiceDatabase::name).toList();
        List<String> users = setting.brokerUsers().stream().map(BrokerUser::name).toList();

        for (ServiceKind kind : ServiceKind.values()) {
            kind.database().ifPresent(name -> assertTrue(databases.contains(name), name));
            assertTrue(users.contains(kind.module()), kind.module());
        }
        for (String consumer : SuiteSetting.CONSUMERS) {
            assertTrue(users.contains(consumer + "-service"), consumer);
        }
    }

    private SuiteSetting setting() throws Exception {
        StateFolder state = new StateFolder(folder);
        return new SuiteSetting(
                new Installation(folder),
                state,
                new Ports(1000),
                Secrets.open(folder.resolve("suite.json"), new SecureRandom()),
                Optional.empty());
    }
}
