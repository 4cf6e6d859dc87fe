package io.dianan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.mqtt.BrokerPublisher;
import io.dianan.platform.mqtt.ConfirmedPublisher;
import io.dianan.testkit.BrokerProcess;
import io.dianan.testkit.TestDatabase;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay on a real database and broker, and what a crash leaves of it. */
class RelayTest {
    private static final int KILLED = 137;
    private static TestDatabase database;
    private static BrokerProcess broker;

    @TempDir Path failpoints;
    private EventListener listener;

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.create("platform");
        broker = BrokerProcess.start("platform-service");
        try (InputStream script =
                        RelayTest.class.getResourceAsStream("/db/platform/V0_1__outbox.sql");
                Connection owner = database.connectAsOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
        database.close();
    }

    @BeforeEach
    void listen() throws Exception {
        listener = new EventListener(broker.port(), "dianan/domain/platform/#");
    }

    @AfterEach
    void empty() throws SQLException {
        listener.close();
        try (Connection app = database.connectAsApp();
                Statement statement = app.createStatement()) {
            statement.execute("delete from outbox");
        }
    }

    @Test
    void aCrashBetweenPublishAndMarkRepeatsTheEventsWithTheirIdsAndNumbers() throws Exception {
        append(3);
        Files.createFile(failpoints.resolve("outbox-after-publish"));

        assertThat(relayProcess()).isEqualTo(KILLED);
        await().until(() -> listener.heard().size() == 3);
        append(1);
        assertThat(relayProcess()).isZero();
        assertThat(relayProcess()).isZero();

        await().until(() -> listener.heard().size() == 7);
        List<DomainEvent<?>> heard = List.copyOf(listener.heard());
        assertThat(keys(heard.subList(3, 6)))
                .containsExactlyInAnyOrderElementsOf(keys(heard.subList(0, 3)));
        assertThat(heard.getLast().number())
                .isEqualTo(
                        1
                                + heard.stream()
                                        .limit(3)
                                        .mapToLong(DomainEvent::number)
                                        .max()
                                        .orElseThrow());
    }

    @Test
    void whatCommitsLaterGetsTheLaterNumberHoweverOldItsId() throws Exception {
        UUID older = Uuid7.next();
        UUID younger = Uuid7.next();
        insert(younger);
        relay(DomainOutbox::publishWaiting);
        insert(older);
        relay(DomainOutbox::publishWaiting);

        await().until(() -> listener.heard().size() == 2);
        assertThat(listener.heard().stream().map(DomainEvent::id))
                .containsExactly(younger.toString(), older.toString());
        assertThat(listener.numbers().get(1)).isEqualTo(listener.numbers().get(0) + 1);
    }

    @Test
    void oneOfManyIsTheRelayUntilItLeaves() throws Exception {
        try (RelayStore second = RelayProcess.session(url())) {
            try (RelayStore first = RelayProcess.session(url())) {
                assertThat(first.take()).isTrue();
                assertThat(second.take()).isFalse();
            }
            assertThat(second.take()).isTrue();
        }
    }

    @Test
    void aBrokerKilledMeanwhileIsWaitedForAndNothingIsLost() throws Exception {
        listener.close();
        append(5);
        broker.kill();
        CompletableFuture<Void> relay =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                relay(DomainOutbox::publishWaiting);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        await().during(Duration.ofMillis(500)).until(() -> !relay.isDone());
        assertThat(unmarked()).isEqualTo(5);

        broker.startAgain();

        relay.get(30, TimeUnit.SECONDS);
        assertThat(unmarked()).isZero();
        listener = new EventListener(broker.port(), "dianan/domain/platform/#");
    }

    @Test
    void publishedRowsGoInTimeAndNumbersNeverComeAgain() throws Exception {
        append(2);
        relay(DomainOutbox::publishWaiting);
        try (RelayStore store = RelayProcess.session(url())) {
            store.forgetPublished(Duration.ofHours(1), 2);
            assertThat(rows()).isEqualTo(2);
            store.forgetPublished(Duration.ofHours(1), 1);
            assertThat(rows()).isEqualTo(1);
            store.forgetPublished(Duration.ZERO, 2);
            assertThat(rows()).isZero();
        }
        append(1);
        relay(DomainOutbox::publishWaiting);

        await().until(() -> listener.heard().size() == 3);
        assertThat(listener.numbers()).doesNotHaveDuplicates();
    }

    private interface Round {
        int of(DomainOutbox outbox) throws Exception;
    }

    private static void relay(Round round) throws Exception {
        Vertx vertx = Vertx.vertx();
        RelayProcess.Broker login = new RelayProcess.Broker(broker.port(), BrokerProcess.PASSWORD);
        try (RelayStore store = RelayProcess.session(url());
                ConfirmedPublisher publisher =
                        new BrokerPublisher(vertx, login).open("platform-service-outbox")) {
            assertThat(store.take()).isTrue();
            round.of(
                    new DomainOutbox(
                            store, publisher, new RelayProcess.Service(), new OutboxSignal()));
        } finally {
            vertx.close();
        }
    }

    private int relayProcess() throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                RelayProcess.class.getName(),
                                url(),
                                Integer.toString(broker.port()),
                                BrokerProcess.PASSWORD)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DIANAN_FAILPOINTS", failpoints.toString());
        return builder.start().waitFor();
    }

    private static List<String> keys(List<DomainEvent<?>> events) {
        return events.stream().map(event -> event.id() + " " + event.number()).toList();
    }

    private static String url() {
        return "%s?user=%s&password=%s"
                .formatted(database.url(), database.app(), database.password());
    }

    private static void append(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            insert(Uuid7.next());
        }
    }

    private static void insert(UUID id) throws SQLException {
        String sql =
                "insert into outbox (id, type, subject, version, data) values (?, 'note', ?, 1, '{}')";
        try (Connection app = database.connectAsApp();
                PreparedStatement insert = app.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setObject(2, UUID.randomUUID());
            insert.executeUpdate();
        }
    }

    private static long rows() throws SQLException {
        return count("select count(*) from outbox");
    }

    private static long unmarked() throws SQLException {
        return count("select count(*) from outbox where published_at is null");
    }

    private static long count(String sql) throws SQLException {
        try (Connection app = database.connectAsApp();
                Statement select = app.createStatement();
                var row = select.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
