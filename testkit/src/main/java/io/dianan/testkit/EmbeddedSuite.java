package io.dianan.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What a service needs to run, around one test run: its own database in a real PostgreSQL, the
 * suite's broker with its durable queues, and an issuer of tokens. Everything is fresh at each
 * start and ended afterwards.
 *
 * <pre>{@code
 * @QuarkusTest
 * @WithTestResource(EmbeddedSuite.class)
 * class DeviceResourceTest { ... }
 * }</pre>
 *
 * The service is the module whose folder the test runs in; {@code initArgs} may say otherwise:
 * {@code service} (name of the module) and {@code database} ({@code true} or {@code false}; a
 * module named {@code …-service} has one). Besides the service's own configuration a test finds
 * {@code dianan.broker.port} and, for other users of the broker, the one password {@link
 * BrokerProcess#PASSWORD}.
 */
public final class EmbeddedSuite implements QuarkusTestResourceLifecycleManager {
    private static final String SERVICE_SUFFIX = "-service";
    private static final String DEVICE_CREDENTIAL_KEY =
            "dGVzdGtpdCBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyEhISE=";

    private final Deque<Runnable> started = new ArrayDeque<>();
    private String service = Repository.module();
    private boolean withDatabase = service.endsWith(SERVICE_SUFFIX);

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", service);
        withDatabase =
                Boolean.parseBoolean(
                        initArgs.getOrDefault(
                                "database", Boolean.toString(service.endsWith(SERVICE_SUFFIX))));
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        TokenIssuer issuer = TokenIssuer.start();
        started.push(issuer::close);
        settings.put("dianan.oidc.issuer", Tokens.ISSUER);
        settings.put("dianan.oidc.server-url", issuer.realmUrl());
        settings.put("dianan.oidc.client-secret", TokenIssuer.CLIENT_SECRET);

        BrokerProcess broker = BrokerProcess.start(service);
        started.push(broker::close);
        settings.put("dianan.broker.host", "127.0.0.1");
        settings.put("dianan.broker.port", Integer.toString(broker.port()));
        settings.put("dianan.broker.user", service);
        settings.put("dianan.broker.password", BrokerProcess.PASSWORD);

        if (withDatabase) {
            TestDatabase database = TestDatabase.create(service.replace(SERVICE_SUFFIX, ""));
            started.push(database::close);
            settings.put("dianan.db.url", database.url());
            settings.put("dianan.db.user", database.app());
            settings.put("dianan.db.password", database.password());
            settings.put("dianan.db.owner.user", database.owner());
            settings.put("dianan.db.owner.password", database.password());
        }
        settings.put("dianan.device.credential-key", DEVICE_CREDENTIAL_KEY);
        settings.put(
                "dianan.gateway.state-dir", Repository.freshFolder("gateway-state").toString());
        return settings;
    }

    @Override
    public void stop() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
