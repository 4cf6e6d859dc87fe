package io.dianan.gateway.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.Event.KindCase;
import io.dianan.contracts.wire.Reading;
import io.dianan.gateway.protocol.gb26875.Command;
import io.dianan.gateway.protocol.gb26875.Frame;
import io.dianan.gateway.protocol.gb26875.FrameReader;
import io.dianan.gateway.trial.BareDevice;
import io.dianan.gateway.trial.BareTransmitter;
import io.dianan.gateway.trial.BrokerEar;
import io.dianan.gateway.trial.DeviceServiceStub;
import io.dianan.gateway.trial.Frames;
import io.dianan.gateway.trial.Suite;
import io.dianan.gateway.trial.Suite.TestDevice;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Frames of public examples and of real panels: each is confirmed once per copy and told as one,
 * however the stream is cut.
 */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
@WithTestResource(DeviceServiceStub.class)
class RecordedFramesTest {
    private static final Path RECORDED = Path.of("../../shared/data");

    /** The standard's examples of an uplink: alarm, fault, duty answer, version, time, reply. */
    private static final List<String> EXAMPLES =
            List.of(
                    "40400100010120 3A091A090C 790300000000 385B01000000 3000 02 0201 010128 0A000200"
                            + " 0200 20202020202020202020202020202020202020202020202020202020202000"
                            + " 023A091A090C 46 2323",
                    "40400100010120 3A091A090C 790300000000 385B01000000 0900 02 1501 08"
                            + " 023A091A090C 42 2323",
                    "40400100010120 3A091A090C 790300000000 385B01000000 0A00 02 1801 2001"
                            + " 023A091A090C 5F 2323",
                    "40400100010120 3A091A090C 790300000000 385B01000000 0400 02 1901 0101 C7 2323",
                    "40400100010120 3A091A090C 790300000000 385B01000000 0800 02 1C01 023A091A090C"
                            + " 40 2323",
                    "4040 0100 0101 051E090A0112 FBD2D9DB4C00 010000000000 3000 02 0201 0101 11"
                            + " 03000C00 0300 D2BBB2E3C5E4B5E7CFE4CAA3D3E0B5E7C1F7"
                            + " 00000000000000000000000000 051E090A0112 4B 2323");

    /** Addresses are fixed in the frames, and one address has one device. */
    private static final Map<Long, TestDevice> DEVICES = new HashMap<>();

    private BrokerEar ear;

    @BeforeEach
    void listen() throws Exception {
        ear = new BrokerEar();
        BareDevice.awaitDoor(Suite.transmitterPort());
    }

    @AfterEach
    void hangUp() throws Exception {
        ear.close();
    }

    @Test
    void theStandardsExamplesAreConfirmedOncePerCopyAndToldAsOne() throws Exception {
        confirmedAndToldAsOne(EXAMPLES.stream().map(Frames::hex).toList());
    }

    @Test
    void recordedFramesAreConfirmedOncePerCopyAndToldAsOne() throws Exception {
        List<byte[]> recorded = recorded("frames-gb26875.tsv");
        assertThat(recorded).hasSize(36);
        confirmedAndToldAsOne(recorded);
    }

    @Test
    void brokenRecordedFramesAreNotConfirmedAndAGoodOneBehindThemIs() throws Exception {
        long address = Frames.freshAddress();
        Suite.registerTransmitter(address, List.of());
        Frame good = Frames.heartbeat(address);
        for (byte[] broken : recorded("frames-gb26875-broken.tsv")) {
            try (BareTransmitter transmitter = dial()) {
                transmitter.send(Frames.glued(broken, good.bytes()));
                Frame first = transmitter.hear();
                if (!first.equals(good.confirmation())) {
                    assertThat(first.command()).isEqualTo(Command.DENY);
                    assertThat(transmitter.hear()).isEqualTo(good.confirmation());
                }
            }
        }
    }

    /** Byte by byte, all glued, behind garbage, and cut at random: four copies of each frame. */
    private void confirmedAndToldAsOne(List<byte[]> all) throws Exception {
        Set<Long> sources = new HashSet<>();
        List<Frame> wanted = new ArrayList<>();
        for (byte[] bytes : all) {
            Frame frame = frame(bytes);
            if (frame.command() == Command.SEND) {
                wanted.add(frame);
                if (frame.source() != 0 && sources.add(frame.source())) {
                    register(frame.source());
                }
            }
        }
        List<Frame> answers =
                wanted.stream()
                        .map(frame -> frame.source() == 0 ? frame.denial() : frame.confirmation())
                        .toList();
        byte[] stream = Frames.glued(all.toArray(byte[][]::new));
        try (BareTransmitter transmitter = dial()) {
            transmitter.sendByteByByte(stream);
            hear(transmitter, answers);
            transmitter.send(stream);
            hear(transmitter, answers);
            transmitter.send(Frames.glued(Frames.hex("00FF404023234041"), stream));
            hear(transmitter, answers);
            sendCut(transmitter, stream, new Random(26_875));
            hear(transmitter, answers);
        }
        for (long source : sources) {
            long data =
                    wanted.stream()
                            .filter(frame -> frame.source() == source)
                            .filter(frame -> frame.adu().length > 0)
                            .count();
            told(Objects.requireNonNull(DEVICES.get(source)), data);
        }
    }

    private static void register(long source) throws IOException {
        if (!DEVICES.containsKey(source)) {
            DEVICES.put(source, Suite.registerTransmitter(source, List.of()));
        }
    }

    /** Denials come at once, confirmations in their order. */
    private static void hear(BareTransmitter transmitter, List<Frame> answers) throws IOException {
        List<Frame> heard = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            heard.add(transmitter.hear());
        }
        assertThat(heard).containsExactlyInAnyOrderElementsOf(answers);
        assertThat(heard.stream().filter(frame -> frame.command() == Command.CONFIRM))
                .containsExactlyElementsOf(
                        answers.stream()
                                .filter(frame -> frame.command() == Command.CONFIRM)
                                .toList());
    }

    private static void sendCut(BareTransmitter transmitter, byte[] stream, Random random)
            throws IOException {
        int from = 0;
        while (from < stream.length) {
            int to = Math.min(stream.length, from + 1 + random.nextInt(90));
            transmitter.send(java.util.Arrays.copyOfRange(stream, from, to));
            from = to;
        }
    }

    /** Each thing told came four times and is one. */
    private void told(TestDevice device, long frameCount) {
        Map<Object, Integer> copies = new HashMap<>();
        await().untilAsserted(
                        () -> {
                            copies.clear();
                            events(device).forEach(e -> copies.merge(e.getId(), 1, Integer::sum));
                            ear.readingsOf(device.id())
                                    .forEach(r -> copies.merge(key(r), 1, Integer::sum));
                            assertThat(copies.size()).isGreaterThanOrEqualTo((int) frameCount);
                            assertThat(copies.values()).allMatch(count -> count % 4 == 0);
                        });
        Set<Event.KindCase> kinds = new HashSet<>();
        events(device).forEach(event -> kinds.add(event.getKindCase()));
        assertThat(kinds)
                .isSubsetOf(KindCase.ALARM, KindCase.FAULT, KindCase.RAW, KindCase.QUARANTINE);
    }

    private List<Event> events(TestDevice device) {
        return ear.eventsOf(device.id()).stream()
                .filter(event -> event.getKindCase() != KindCase.SESSION)
                .filter(event -> event.getKindCase() != KindCase.SEEN)
                .toList();
    }

    /** Found in the store by circuit and time, and the same in value. */
    private static Object key(Reading reading) {
        return List.of(
                reading.getCircuitId(),
                reading.getAtMs(),
                reading.toBuilder().clearReceivedAtMs().build().toByteString());
    }

    private static Frame frame(byte[] bytes) {
        List<Frame> frames = new ArrayList<>();
        new FrameReader(
                        new FrameReader.Listener() {
                            @Override
                            public void frame(Frame frame) {
                                frames.add(frame);
                            }

                            @Override
                            public void flaw(FrameReader.Flaw flaw, @Nullable Frame frame) {
                                throw new AssertionError(flaw);
                            }
                        })
                .read(bytes);
        return frames.getFirst();
    }

    private static List<byte[]> recorded(String name) throws IOException {
        Path file = RECORDED.resolve(name);
        assumeThat(Files.isRegularFile(file)).as("recorded data at " + file).isTrue();
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .map(Frames::hex)
                    .toList();
        }
    }

    private static BareTransmitter dial() throws IOException {
        return BareTransmitter.dial(Suite.transmitterPort());
    }
}
