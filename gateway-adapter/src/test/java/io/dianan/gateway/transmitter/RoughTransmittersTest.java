package io.dianan.gateway.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.TimeLabel;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BareTransmitter;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Frames;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.SocketException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers, liars, slow and broken senders: their connection suffers and no other. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class RoughTransmittersTest {
    private static final Duration A_WHILE = Duration.ofMillis(400);

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private final long address = Frames.freshAddress();
    private BrokerEar ear;
    private TestDevice known;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.transmitterPort());
        known = Suite.registerTransmitter(address, List.of());
    }

    @AfterEach
    void hangUp() throws Exception {
        Suite.deviceServiceAnswers(200);
        ear.close();
    }

    @Test
    void aWrongChecksumIsDeniedAndTheFrameSentAgainIsConfirmed() throws Exception {
        Frame state = Frames.transmitter(address, 1, Instant.now());
        byte[] broken = state.bytes();
        broken[30] ^= 0x10;
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(broken);
            assertThat(transmitter.hear().command()).isEqualTo(Command.DENY);
            transmitter.send(state.bytes());
            assertThat(transmitter.hear()).isEqualTo(state.confirmation());
        }
        assertThat(events(KindCase.FAULT, 5)).hasSize(5);
    }

    @Test
    void anUnknownCommandIsDenied() throws Exception {
        try (BareTransmitter transmitter = dial()) {
            for (int command : new int[] {0, 7, 99, 128, 255}) {
                Frame odd =
                        Frames.frame(address, TimeLabel.of(Instant.now()), command, new byte[0]);
                transmitter.send(odd.bytes());
                assertThat(transmitter.hear()).as("command " + command).isEqualTo(odd.denial());
            }
        }
    }

    @Test
    void confirmationsAndWhatOnlyTheCentreSendsAreNeverAnswered() throws Exception {
        Frame heartbeat = Frames.heartbeat(address);
        try (BareTransmitter transmitter = dial()) {
            for (int command :
                    new int[] {
                        Command.CONFIRM,
                        Command.DENY,
                        Command.CONTROL,
                        Command.REQUEST,
                        Command.RESPOND
                    }) {
                TimeLabel now = TimeLabel.of(Instant.now());
                transmitter.send(Frames.frame(address, now, command, new byte[0]).bytes());
            }
            byte[] deniedBroken = heartbeat.denial().bytes();
            deniedBroken[27] ^= 1;
            transmitter.send(deniedBroken);
            transmitter.send(heartbeat.bytes());
            assertThat(transmitter.hear()).isEqualTo(heartbeat.confirmation());
            assertThat(transmitter.hear(A_WHILE)).isNull();
        }
    }

    @Test
    void anUnregisteredAddressIsDeniedEachTimeAndToldOnce() throws Exception {
        long stranger = Frames.freshAddress();
        try (BareTransmitter transmitter =
                BareTransmitter.dialFrom("127.0.0.9", Suite.transmitterPort())) {
            for (int i = 0; i < 3; i++) {
                Frame frame = Frames.transmitter(stranger, 1, Instant.now());
                transmitter.send(frame.bytes());
                assertThat(transmitter.hear()).isEqualTo(frame.denial());
            }
        }
        await().until(() -> !told(stranger).isEmpty());
        assertThat(told(stranger)).hasSize(1);
        assertThat(told(stranger).getFirst().getSecurity().getType())
                .isEqualTo("unregistered-address");
    }

    @Test
    void aStrangerThatInventsAddressesIsToldOfAFewTimes() throws Exception {
        long first = Frames.freshAddress() << 8 & 0xffff_ffff_ffffL;
        try (BareTransmitter transmitter = dial()) {
            for (int i = 0; i < 40; i++) {
                transmitter.send(Frames.heartbeat(first + i).bytes());
            }
            for (int i = 0; i < 40; i++) {
                assertThat(transmitter.hear(Duration.ofSeconds(30)).command())
                        .isEqualTo(Command.DENY);
            }
        }
        long told =
                ear.events(KindCase.SECURITY).stream()
                        .filter(event -> invented(event, first))
                        .count();
        assertThat(told).isLessThanOrEqualTo(16);
    }

    @Test
    void anAddressRegisteredThisVeryMomentIsConfirmedAndOneThatWasCutIsDenied() throws Exception {
        long fresh = Frames.freshAddress();
        try (BareTransmitter transmitter = dial()) {
            TestDevice device = Suite.registerTransmitter(fresh, List.of());
            transmitter.send(Frames.heartbeat(fresh).bytes());
            assertThat(transmitter.hear().command()).isEqualTo(Command.CONFIRM);

            TestDevice cut = device.withoutCredentials();
            Suite.put(cut);
            ear.publish(Suite.deviceTopic(), Suite.eventOf(cut.state()));

            await().untilAsserted(
                            () -> {
                                transmitter.send(Frames.heartbeat(fresh).bytes());
                                assertThat(transmitter.hear().command()).isEqualTo(Command.DENY);
                            });
        }
    }

    @Test
    void whileDeviceServiceIsAwayAnUnknownAddressIsNotAnsweredAndMayTryAgain() throws Exception {
        long fresh = Frames.freshAddress();
        Frame frame = Frames.transmitter(fresh, 1, Instant.now());
        Suite.registerTransmitter(fresh, List.of());
        Suite.deviceServiceAnswers(503);
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(frame.bytes());
            assertThat(transmitter.hear(Duration.ofSeconds(1))).isNull();
            Suite.deviceServiceAnswers(200);
            await().untilAsserted(
                            () -> {
                                transmitter.send(frame.bytes());
                                assertThat(transmitter.hear(Duration.ofSeconds(1))).isNotNull();
                            });
        }
    }

    @Test
    void twoTransmittersBehindOneConnectionAreToldApart() throws Exception {
        long second = Frames.freshAddress();
        TestDevice other = Suite.registerTransmitter(second, List.of());
        try (BareTransmitter line = dial()) {
            Frame one = Frames.transmitter(address, 0x09, Instant.now());
            Frame two = Frames.transmitter(second, 0x11, Instant.now());
            line.send(Frames.glued(one.bytes(), two.bytes()));
            assertThat(line.hear()).isEqualTo(one.confirmation());
            assertThat(line.hear()).isEqualTo(two.confirmation());
        }
        assertThat(active(events(KindCase.FAULT, 5))).containsExactly("mains-fault");
        await().until(() -> ear.eventsOf(other.id(), KindCase.FAULT).size() == 5);
        assertThat(active(ear.eventsOf(other.id(), KindCase.FAULT)))
                .containsExactly("battery-fault");
    }

    @Test
    void aLengthThatLiesIsGivenUpAndTheGoodFrameBehindItIsConfirmed() throws Exception {
        byte[] liar = Frames.heartbeat(address).bytes();
        liar[24] = (byte) 0xff;
        liar[25] = 3;
        Frame good = Frames.transmitter(address, 1, Instant.now());
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(Frames.glued(liar, good.bytes()));
            assertThat(transmitter.hear(Duration.ofSeconds(4))).isEqualTo(good.confirmation());
        }
    }

    @Test
    void aFrameSlowerThanItMayBeIsForgottenAndTheNextOneHeard() throws Exception {
        byte[] slow = Frames.transmitter(address, 1, Instant.now()).bytes();
        Frame next = Frames.heartbeat(address);
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(Arrays.copyOf(slow, 20));
            await().untilAsserted(
                            () ->
                                    assertThat(Suite.get(metrics.toString()))
                                            .contains("flaw=\"broken-off\""));
            transmitter.send(next.bytes());
            assertThat(transmitter.hear()).isEqualTo(next.confirmation());
        }
    }

    @Test
    void endlessGarbageClosesTheConnection() throws Exception {
        byte[] garbage = new byte[4096];
        Arrays.fill(garbage, (byte) '@');
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(Frames.heartbeat(address).bytes());
            transmitter.hear();
            try {
                for (int i = 0; i < 1000; i++) {
                    transmitter.send(garbage);
                }
            } catch (SocketException e) {
                // closed while we wrote
            }
            assertThat(transmitter.isClosedByPeer()).isTrue();
        }
        await().until(() -> ends().contains("garbage"));
    }

    @Test
    void aConnectionWithoutARegisteredAddressIsClosed() throws Exception {
        try (BareTransmitter silent = dial();
                BareTransmitter stranger = dial()) {
            stranger.send(Frames.heartbeat(Frames.freshAddress()).bytes());
            assertThat(silent.isClosedByPeer()).isTrue();
            assertThat(stranger.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void aTransmitterThatHasFallenSilentIsClosedAndItsEndTold() throws Exception {
        try (BareTransmitter transmitter = dial()) {
            transmitter.send(Frames.heartbeat(address).bytes());
            transmitter.hear();
            assertThat(transmitter.isClosedByPeer()).isTrue();
        }
        await().until(() -> ends().contains("silent"));
    }

    @Test
    void thousandsOfTinyFramesAreAllConfirmedInTheirOrder() throws Exception {
        int count = 5_000;
        List<Frame> frames = new ArrayList<>();
        byte[][] pieces = new byte[count][];
        for (int i = 0; i < count; i++) {
            Frame tiny = Frames.data(address, Instant.now(), new byte[] {(byte) (130 + i % 100)});
            frames.add(tiny.confirmation());
            pieces[i] = tiny.bytes();
        }
        List<Frame> heard = new ArrayList<>();
        try (BareTransmitter transmitter = dial();
                ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
            sender.submit(
                    () -> {
                        transmitter.send(Frames.glued(pieces));
                        return null;
                    });
            for (int i = 0; i < count; i++) {
                heard.add(transmitter.hear());
            }
        }
        assertThat(heard).isEqualTo(frames);
        assertThat(events(KindCase.RAW, count)).extracting(Event::getId).doesNotHaveDuplicates();
    }

    @Test
    void aFullHouseRefusesTheNewestAndWhoIsInStaysIn() throws Exception {
        List<BareTransmitter> house = new ArrayList<>();
        try (BareTransmitter first = dial()) {
            first.send(Frames.heartbeat(address).bytes());
            first.hear();
            for (int i = 0; i < 30; i++) {
                house.add(dial());
            }
            assertThat(house.getLast().isClosedByPeer()).isTrue();
            first.send(Frames.heartbeat(address).bytes());
            assertThat(first.hear().command()).isEqualTo(Command.CONFIRM);
        } finally {
            for (BareTransmitter one : house) {
                one.close();
            }
        }
    }

    private List<Event> told(long stranger) {
        return ear.events(KindCase.SECURITY).stream()
                .filter(event -> event.getSecurity().getDetail().contains(" " + stranger + " "))
                .toList();
    }

    private static boolean invented(Event event, long first) {
        String detail = event.getSecurity().getDetail();
        return detail.startsWith("address ")
                && Long.parseLong(detail.split(" ")[1]) / 256 == first / 256;
    }

    private List<Event> events(KindCase kind, int count) {
        await().until(() -> ear.eventsOf(known.id(), kind).size() >= count);
        return ear.eventsOf(known.id(), kind);
    }

    private List<String> ends() {
        return ear.eventsOf(known.id(), KindCase.SESSION).stream()
                .map(event -> event.getSession().getReason())
                .toList();
    }

    private static List<String> active(List<Event> faults) {
        return faults.stream()
                .filter(event -> event.getFault().getActive())
                .map(event -> event.getFault().getType())
                .toList();
    }

    private static BareTransmitter dial() throws IOException {
        return BareTransmitter.dial(Suite.transmitterPort());
    }
}
