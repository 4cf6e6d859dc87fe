package io.dianan.platform.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.contracts.event.DomainEvent;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = EmbeddedSuite.class,
        initArgs = @ResourceArg(name = "service", value = "platform-service"))
class OutboxTest {
    @Inject OutboxStore outbox;
    @Inject DataSource dataSource;
    private EventListener listener;

    @BeforeEach
    void listen() throws Exception {
        int port = ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class);
        listener = new EventListener(port, "dianan/domain/platform/#");
    }

    @AfterEach
    void end() {
        listener.close();
    }

    @Test
    void theEventOfACommittedChangeLeavesAtOnceWithTheFullState() {
        Instant before = Instant.now();
        note("lamp", 200);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(2))
                .until(() -> !listener.heard().isEmpty());

        DomainEvent<JsonNode> event = listener.heard().getFirst();
        assertThat(event.specversion()).isEqualTo("1.0");
        assertThat(event.source()).isEqualTo("/platform-service");
        assertThat(event.type()).isEqualTo("note");
        assertThat(event.version()).isEqualTo(1);
        assertThat(event.time()).isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
        assertThat(event.data().get("text").asText()).isEqualTo("lamp");
        assertThat(event.data().get("weight").decimalValue()).isEqualByComparingTo("1.5");
    }

    @Test
    void aChangeThatWasRolledBackTellsNobody() {
        note("thrown away", 412);
        note("kept", 200);
        await().until(() -> !listener.heard().isEmpty());
        await().during(Duration.ofMillis(700)).until(() -> listener.heard().size() == 1);
        assertThat(listener.heard().getFirst().data().get("text").asText()).isEqualTo("kept");
    }

    @Test
    void manyAtOnceLeaveOnceEachWithNumbersWithoutGaps() {
        IntStream.range(0, 150).parallel().forEach(i -> note("note " + i, 200));
        await().until(() -> listener.heard().size() >= 150);

        List<Long> numbers = listener.numbers().stream().sorted().toList();
        long first = numbers.getFirst();
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.range(first, first + 150).boxed().toList());
        assertThat(listener.heard().stream().map(DomainEvent::id).distinct()).hasSize(150);
    }

    @Test
    void aRelayThatHasLostItsDatabaseSessionTakesAnother() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where usename = current_user and pid <> pg_backend_pid()
                    """);
        }
        await().ignoreExceptions().until(() -> tryNote("after") == 200);
        await().atMost(Duration.ofSeconds(20)).until(() -> !listener.heard().isEmpty());
    }

    @Test
    void anEventWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.append("note", UUID.randomUUID(), 1, "x"))
                .hasMessageContaining("transaction");
    }

    private static void note(String text, int status) {
        assertThat(tryNote(text)).isEqualTo(status);
    }

    private static int tryNote(String text) {
        return given().contentType(ContentType.JSON)
                .body("{\"text\": \"%s\", \"weight\": 1.50}".formatted(text))
                .post("/api/v1/notes")
                .statusCode();
    }
}
