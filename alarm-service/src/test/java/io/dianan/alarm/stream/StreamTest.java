package io.dianan.alarm.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.StreamClient;
import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Fleet;
import io.dianan.testkit.TokenDraft;
import io.dianan.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a reader of the stream sees, over HTTP. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class StreamTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject Fleet fleet;
    @Inject Alarms alarms;
    @Inject MeterRegistry meters;
    @Inject EventFeed feed;
    @Inject LongEvents longEvents;

    private final List<StreamClient> clients = new ArrayList<>();
    private UUID provider;

    @BeforeEach
    void aProviderOfItsOwn() {
        provider = UUID.randomUUID();
    }

    @AfterEach
    void letAllGo() throws Exception {
        for (StreamClient client : clients) {
            client.close();
        }
        await().atMost(SOON).until(() -> feed.readers() == 0);
    }

    @Test
    void anAlarmIsSeenWithItsStateAndNumber() throws Exception {
        StreamClient client = open();
        Device device = device();
        UUID id = alarms.leak(device, 612);

        await().until(() -> client.alarms().size() == 1);
        StreamClient.Event event = client.alarms().getFirst();
        assertThat(event.data().get("id").asText()).isEqualTo(id.toString());
        assertThat(event.data().get("state").asText()).isEqualTo("raised");
        assertThat(event.data().at("/value/peak").asInt()).isEqualTo(612);
        assertThat(event.data().at("/subject/circuitName").asText()).isEqualTo("一层配电箱");

        alarms.dry(device);
        await().until(() -> client.alarms().size() == 2);
        assertThat(client.alarms().getLast().data().get("change").asText()).isEqualTo("recovered");
        assertThat(client.alarms().getLast().id()).isGreaterThan(event.id());
    }

    @Test
    void whoWasAwayResumesWithoutLossAndRepetition() throws Exception {
        StreamClient first = open();
        alarms.leak(device(), 601);
        await().until(() -> first.alarms().size() == 1);
        first.close();
        await().until(() -> feed.readers() == 0);

        List<String> missed =
                IntStream.range(0, 20)
                        .mapToObj(i -> alarms.leak(device(), 610 + i).toString())
                        .toList();
        StreamClient second = open(first.lastId());
        await().until(() -> second.alarms().size() == 20);
        String live = alarms.leak(device(), 650).toString();
        await().until(() -> second.alarms().size() == 21);

        List<String> all = new ArrayList<>(missed);
        all.add(live);
        assertThat(second.alarmIds()).containsExactlyElementsOf(all);
        assertThat(second.of("reset")).isEmpty();
    }

    @Test
    void aQuietReadersPlaceMovesOnWithTheHeartbeat() throws Exception {
        StreamClient quiet = open();
        String before = quiet.lastId();
        alarms.leak(fleet.ofB(), 601);

        await().until(() -> quiet.heartbeats() >= 2);

        assertThat(Long.parseLong(quiet.lastId())).isGreaterThan(Long.parseLong(before));
        assertThat(quiet.alarms()).isEmpty();
    }

    @Test
    void whoComesFromTooFarBackIsToldToLoadAnew() throws Exception {
        StreamClient now = open();
        String far = now.lastId();
        IntStream.range(0, 520).forEach(_ -> longEvents.tell(1));
        await().atMost(SOON).until(() -> Long.parseLong(now.lastId()) > Long.parseLong(far) + 510);

        StreamClient late = open(far);
        assertThat(late.of("reset")).hasSize(1);
        assertThat(late.of("reset").getFirst().data().get("reason").asText()).isEqualTo("too-old");
        alarms.leak(device(), 601);
        await().until(() -> late.alarms().size() == 1);

        StreamClient unknown = open("9000000000000");
        assertThat(unknown.of("reset").getFirst().data().get("reason").asText())
                .isEqualTo("unknown");
        assertThat(StreamClient.open(token(), "yesterday").status()).isEqualTo(400);
    }

    @Test
    void theStreamEndsWithTheToken() throws Exception {
        StreamClient client =
                open(
                        TokenDraft.accessToken("x", "dispatcher")
                                .claim("provider_id", provider.toString())
                                .claim("exp", Instant.now().plusSeconds(3).getEpochSecond())
                                .sign(),
                        null);
        alarms.leak(device(), 601);
        await().until(() -> client.alarms().size() == 1);

        await().atMost(Duration.ofSeconds(6)).until(client::ended);
        await().until(() -> feed.readers() == 0);
    }

    @Test
    void manyChangesAtOnceAreSeenOnceEachInTheOrderOfTheirNumbers() throws Exception {
        StreamClient one = open();
        StreamClient other = open();
        List<Device> devices = IntStream.range(0, 150).mapToObj(_ -> device()).toList();
        try (ExecutorService many = Executors.newFixedThreadPool(12)) {
            many.invokeAll(
                    devices.stream()
                            .map(
                                    device ->
                                            (Callable<Boolean>)
                                                    () -> {
                                                        alarms.leak(device, 612);
                                                        alarms.dry(device);
                                                        return true;
                                                    })
                            .toList());
        }
        await().atMost(SOON)
                .until(() -> one.alarms().size() >= 300 && other.alarms().size() >= 300);

        assertThat(one.alarms()).hasSize(300);
        assertThat(one.alarms().stream().map(StreamClient.Event::id))
                .isSorted()
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        other.alarms().stream().map(StreamClient.Event::id).toList());
    }

    @Test
    void twoHundredReadersCostOnePoll() throws Exception {
        for (int i = 0; i < 200; i++) {
            open();
        }
        double polls = meters.counter("dianan.stream.polls").count();
        Instant start = Instant.now();
        alarms.leak(device(), 612);
        await().atMost(SOON)
                .until(() -> clients.stream().allMatch(client -> client.alarms().size() == 1));

        long millis = Duration.between(start, Instant.now()).toMillis();
        double polled = meters.counter("dianan.stream.polls").count() - polls;
        assertThat(polled).isLessThan(20 + millis / 50.0 * 2);
        assertThat(meters.get("dianan.stream.readers").gauge().value()).isEqualTo(200);
    }

    @Test
    void aReaderThatTakesNothingIsDroppedAndHurtsNobody() throws Exception {
        double dropped = meters.counter("dianan.stream.dropped").count();
        StreamClient good = open(Tokens.machine("reporting-service"), null);
        try (Socket deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(
                    new InetSocketAddress(InetAddress.getByName("localhost"), RestAssured.port));
            OutputStream asked = deaf.getOutputStream();
            asked.write(
                    "GET /api/v1/events/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(Tokens.machine("device-service"))
                            .getBytes(StandardCharsets.US_ASCII));
            asked.flush();
            await().until(() -> feed.readers() == 2);

            IntStream.range(0, 60).forEach(_ -> longEvents.tell(300_000));
            await().atMost(SOON).until(() -> good.alarms().size() >= 60);
            await().atMost(SOON)
                    .until(() -> meters.counter("dianan.stream.dropped").count() == dropped + 1);
            await().until(() -> feed.readers() == 1);

            // What was on its way is there to read, then the connection is cut.
            deaf.setSoTimeout(5_000);
            long read = 0;
            byte[] buffer = new byte[1 << 16];
            for (int n = deaf.getInputStream().read(buffer); n > 0; ) {
                read += n;
                n = readOn(deaf, buffer);
            }
            assertThat(read).isLessThan(60 * 300_000L);
        }
        String id = alarms.leak(device(), 601).toString();
        await().until(() -> good.alarmIds().contains(id));
    }

    @Test
    void presenceIsCountedAtTheBeginningAndWhenItChanges() throws Exception {
        StreamClient client = open();
        assertThat(neverSeen(client)).isZero();

        device();

        await().atMost(SOON).until(() -> neverSeen(client) == 1);
        assertThat(client.of("presence")).hasSize(2);
    }

    @Test
    void fromAlarmToReaderItTakesMilliseconds() throws Exception {
        StreamClient client = open();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Device device = device();
            int seen = i + 1;
            alarms.leak(device, 612);
            long raised = System.nanoTime();
            await().pollInterval(Duration.ofMillis(2)).until(() -> client.alarms().size() == seen);
            millis.add((client.alarms().getLast().atNanos() - raised) / 1_000_000);
        }
        Collections.sort(millis);

        Log.infof(
                "raised to seen: p50 %d ms, p90 %d ms, most %d ms",
                millis.get(25), millis.get(45), millis.getLast());
        assertThat(millis.get(25)).isLessThan(100);
    }

    private static int readOn(Socket socket, byte[] buffer) {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stays open", e);
        } catch (IOException e) {
            return -1;
        }
    }

    private StreamClient open() throws Exception {
        return open(token(), null);
    }

    private StreamClient open(String lastEventId) throws Exception {
        return open(token(), lastEventId);
    }

    private StreamClient open(String token, @Nullable String lastEventId) throws Exception {
        StreamClient client = StreamClient.open(token, lastEventId);
        assertThat(client.status()).isEqualTo(200);
        clients.add(client);
        return client;
    }

    private static int neverSeen(StreamClient client) {
        return client.of("presence").getLast().data().get("neverSeen").asInt();
    }

    private String token() {
        return Tokens.dispatcher(provider);
    }

    private Device device() {
        return fleet.device(provider, Fleet.ENTERPRISE_A1, Fleet.GONGSHU);
    }
}
