package io.dianan.launcher.suite;

import io.dianan.launcher.broker.BrokerUser;
import io.dianan.launcher.postgres.ServiceDatabase;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a service process: everything it is told comes from here. */
final class ServiceEnvironment {
    private ServiceEnvironment() {}

    static Map<String, String> of(ServiceKind kind, SuiteSetting setting) {
        Map<String, String> all = new TreeMap<>();
        int port = kind.port(setting.ports());
        all.put("DIANAN_HTTP_PORT", Integer.toString(port));
        all.put("DIANAN_MANAGEMENT_PORT", Integer.toString(Ports.management(port)));
        all.put("DIANAN_LISTEN", "127.0.0.1");
        kind.database().ifPresent(name -> database(all, setting, name));
        broker(all, setting, kind.module());
        identity(all, setting, kind.module());
        all.put("DIANAN_TENANT_URL", "http://127.0.0.1:" + setting.ports().tenant());
        all.put("DIANAN_DEVICE_URL", "http://127.0.0.1:" + setting.ports().device());
        all.put("DIANAN_ALARM_URL", "http://127.0.0.1:" + setting.ports().alarm());
        setting.failpoints().ifPresent(folder -> all.put("DIANAN_FAILPOINTS", folder.toString()));
        switch (kind) {
            case TENANT -> all.put("DIANAN_DEMO", "true");
            case DEVICE -> credentialKey(all, setting);
            case ALARM -> {}
            case GATEWAY -> gateway(all, setting);
        }
        return all;
    }

    private static void database(Map<String, String> all, SuiteSetting setting, String name) {
        ServiceDatabase database = setting.database(name);
        all.put(
                "DIANAN_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + setting.ports().postgres() + "/" + name);
        all.put("DIANAN_DB_USER", database.app());
        all.put("DIANAN_DB_PASSWORD", database.appPassword());
        all.put("DIANAN_DB_OWNER_USER", database.owner());
        all.put("DIANAN_DB_OWNER_PASSWORD", database.ownerPassword());
    }

    private static void broker(Map<String, String> all, SuiteSetting setting, String module) {
        BrokerUser user = setting.brokerUser(module);
        all.put("DIANAN_BROKER_HOST", "127.0.0.1");
        all.put("DIANAN_BROKER_PORT", Integer.toString(setting.ports().broker()));
        all.put("DIANAN_BROKER_USER", user.name());
        all.put("DIANAN_BROKER_PASSWORD", user.password());
    }

    private static void identity(Map<String, String> all, SuiteSetting setting, String module) {
        all.put("DIANAN_OIDC_ISSUER", setting.issuer());
        all.put("DIANAN_OIDC_SERVER_URL", setting.realmInside());
        all.put("DIANAN_OIDC_CLIENT_SECRET", setting.clientSecret(module));
    }

    private static void credentialKey(Map<String, String> all, SuiteSetting setting) {
        all.put("DIANAN_DEVICE_CREDENTIAL_KEY", setting.secrets().key("device-credential-key"));
    }

    private static void gateway(Map<String, String> all, SuiteSetting setting) {
        credentialKey(all, setting);
        all.put("DIANAN_GATEWAY_NAME", "gateway-1");
        all.put("DIANAN_GATEWAY_CONSUMERS", String.join(",", SuiteSetting.CONSUMERS));
        all.put("DIANAN_GATEWAY_MQTT_PORT", Integer.toString(setting.ports().deviceMqtt()));
        all.put("DIANAN_GATEWAY_GB26875_PORT", Integer.toString(setting.ports().transmitters()));
        all.put("DIANAN_GATEWAY_STATE_DIR", setting.state().of("gateway").toString());
    }
}
