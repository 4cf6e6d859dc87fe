package io.dianan.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dianan.contracts.topic.Topics;
import io.dianan.launcher.broker.BrokerUser;
import io.dianan.launcher.broker.MqttExchange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedSuiteTest {
    private static final EmbeddedSuite SUITE = new EmbeddedSuite();
    private static Map<String, String> settings = Map.of();

    @BeforeAll
    static void start() {
        SUITE.init(Map.of("service", "device-service"));
        settings = SUITE.start();
    }

    @AfterAll
    static void stop() {
        SUITE.stop();
    }

    @Test
    void theOwnerMakesTablesAndTheApplicationRoleOnlyWorksInThem() throws SQLException {
        String url = setting("dianan.db.url");
        try (Connection owner = connect(url, "dianan.db.owner.");
                Statement statement = owner.createStatement()) {
            statement.execute("create table kept (id int)");
        }
        try (Connection app = connect(url, "dianan.db.");
                Statement statement = app.createStatement()) {
            assertThat(statement.executeUpdate("insert into kept values (1)")).isEqualTo(1);
            assertThatThrownBy(() -> statement.execute("drop table kept"))
                    .hasMessageContaining("must be owner");
        }
    }

    @Test
    void theBrokerHasTheDurableQueuesAndKnowsTheService() throws Exception {
        int port = Integer.parseInt(setting("dianan.broker.port"));
        BrokerUser user =
                new BrokerUser(setting("dianan.broker.user"), setting("dianan.broker.password"));
        try (MqttExchange mqtt = MqttExchange.connect("127.0.0.1", port, user)) {
            assertThat(mqtt.retained(Topics.QUEUES_READY)).contains("[\"device\",\"alarm\"]");
        }
    }

    @Test
    void aMachineGetsATokenByItsSecretAndBySecretOnly() throws Exception {
        assertThat(token("device-service", setting("dianan.oidc.client-secret")).statusCode())
                .isEqualTo(200);
        assertThat(token("device-service", "guessed").statusCode()).isEqualTo(401);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(settings.get(name), name);
    }

    private static Connection connect(String url, String prefix) throws SQLException {
        return DriverManager.getConnection(
                url, setting(prefix + "user"), setting(prefix + "password"));
    }

    private static HttpResponse<String> token(String client, String secret) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            setting("dianan.oidc.server-url")
                                                    + "/protocol/openid-connect/token"))
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "grant_type=client_credentials&client_id="
                                                    + client
                                                    + "&client_secret="
                                                    + secret))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
