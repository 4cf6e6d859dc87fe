package io.dianan.launcher.suite;

import io.dianan.launcher.identity.KeycloakAdmin;
import io.dianan.launcher.identity.KeycloakCommand;
import io.dianan.launcher.identity.KeycloakDistribution;
import io.dianan.launcher.identity.RealmTemplate;
import io.dianan.launcher.process.ChildCommand;
import io.dianan.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity provider. It starts at lower priority: nothing else waits for it. */
final class KeycloakPart implements Part {
    static final String NAME = "keycloak";
    private static final int NICENESS = 5;

    private final SuiteSetting setting;
    private final Secrets people;
    private final HttpProbe probe;
    private @Nullable Path home;

    KeycloakPart(SuiteSetting setting, Secrets people, HttpProbe probe) {
        this.setting = setting;
        this.people = people;
        this.probe = probe;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of(PostgresPart.NAME);
    }

    @Override
    public Path log() {
        return setting.state().log(NAME);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        home =
                KeycloakDistribution.prepare(
                                setting.installation().keycloak(),
                                setting.state().cache().resolve(NAME),
                                log())
                        .home(setting.state().of(NAME));
    }

    @Override
    public Process start() throws IOException {
        Path prepared = home;
        if (prepared == null) {
            throw new IllegalStateException("not prepared");
        }
        return new ChildCommand(
                        KeycloakCommand.start(
                                prepared,
                                new KeycloakCommand.Addresses(
                                        setting.address(),
                                        setting.ports().keycloak(),
                                        setting.ports().keycloakManagement())),
                        Map.of(
                                "KC_DB_URL",
                                "jdbc:postgresql://127.0.0.1:"
                                        + setting.ports().postgres()
                                        + "/keycloak",
                                "KC_DB_USERNAME",
                                "keycloak",
                                "KC_DB_PASSWORD",
                                setting.secrets().of("postgres.keycloak"),
                                "KC_DB_POOL_MAX_SIZE",
                                "20",
                                "KC_BOOTSTRAP_ADMIN_CLIENT_ID",
                                KeycloakAdmin.CLIENT,
                                "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET",
                                setting.secrets().of("keycloak.admin")),
                        log(),
                        NICENESS)
                .start();
    }

    @Override
    public boolean answers() {
        return probe.ok(
                "http://127.0.0.1:" + setting.ports().keycloakManagement() + "/health/ready");
    }

    @Override
    public void complete() throws IOException {
        String realm =
                RealmTemplate.shipped().fill(setting.address(), setting::clientSecret, people::of);
        new KeycloakAdmin(
                        "http://127.0.0.1:" + setting.ports().keycloak() + "/auth",
                        setting.secrets().of("keycloak.admin"))
                .ensureRealm(realm, setting.address());
    }
}
