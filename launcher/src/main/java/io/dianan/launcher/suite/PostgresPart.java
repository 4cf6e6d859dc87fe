package io.dianan.launcher.suite;

import io.dianan.launcher.postgres.DatabaseInstallation;
import io.dianan.launcher.postgres.EmbeddedPostgres;
import io.dianan.launcher.postgres.LeftoverLock;
import io.dianan.launcher.postgres.PostgresBinaries;
import io.dianan.launcher.postgres.PostgresCluster;
import io.dianan.launcher.process.ChildCommand;
import io.dianan.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PostgreSQL with the databases of the services and of the identity provider. */
final class PostgresPart implements Part {
    static final String NAME = "postgres";
    private static final Map<String, String> SETTINGS =
            Map.of("max_connections", "120", "shared_buffers", "128MB", "max_wal_size", "2GB");

    private final SuiteSetting setting;
    private @Nullable PostgresCluster cluster;

    PostgresPart(SuiteSetting setting) {
        this.setting = setting;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Path log() {
        return setting.state().log(NAME);
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Path folder = setting.state().of(NAME);
        PostgresCluster made =
                new PostgresCluster(
                        PostgresBinaries.unpack(folder),
                        folder.resolve("data"),
                        setting.ports().postgres(),
                        setting.secrets().of("postgres.superuser"));
        if (!made.exists()) {
            made.create();
        }
        cluster = made;
    }

    @Override
    public Process start() throws IOException {
        LeftoverLock.removeIfStale(cluster().data());
        return new ChildCommand(
                        cluster().command(SETTINGS), Map.of("LC_ALL", "C", "LANG", "C"), log(), 0)
                .start();
    }

    @Override
    public boolean answers() {
        return cluster().answers();
    }

    @Override
    public void complete() throws SQLException {
        DatabaseInstallation installation = DatabaseInstallation.on(cluster());
        installation.install(setting.databases());
        installation.installOwned(
                "keycloak", "keycloak", setting.secrets().of("postgres.keycloak"));
    }

    @Override
    public void stop(Process process) {
        EmbeddedPostgres.stop(process);
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    private PostgresCluster cluster() {
        PostgresCluster made = cluster;
        if (made == null) {
            throw new IllegalStateException("not prepared");
        }
        return made;
    }
}
