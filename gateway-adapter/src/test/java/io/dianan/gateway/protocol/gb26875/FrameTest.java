package io.dianan.gateway.protocol.gb26875;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.gateway.protocol.gb26875.FrameObject.ComponentState;
import io.dianan.gateway.protocol.gb26875.FrameObject.ComponentValue;
import io.dianan.gateway.protocol.gb26875.FrameObject.TransmitterState;
import io.dianan.gateway.protocol.gb26875.FrameObject.Undecoded;
import io.dianan.gateway.protocol.gb26875.FrameReader.Flaw;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Frames of domain.md 1.9, byte by byte, glued, and behind garbage. */
class FrameTest {
    static final String SMOKE =
            "40400100010120 3A091A090C 790300000000 385B01000000 3000 02 0201 010128 0A000200 0200"
                    + " 20202020202020202020202020202020202020202020202020202020202000"
                    + " 023A091A090C 46 2323";
    static final String SMOKE_ACK =
            "4040 0100 01 01 23 3A 09 1A 09 0C 385B01000000 790300000000 0000 03 AB 2323";
    static final String TRANSMITTER =
            "40400100010120 3A091A090C 790300000000 385B01000000 0900 02 1501 08 023A091A090C 42 2323";
    static final String VERSION =
            "40400100010120 3A091A090C 790300000000 385B01000000 0400 02 1901 0101 C7 2323";
    static final String RESIDUAL =
            "4040 0100 0101 051E090A0112 FBD2D9DB4C00 010000000000 3000 02 0201 0101 11 03000C00 0300"
                    + " D2BBB2E3C5E4B5E7CFE4CAA3D3E0B5E7C1F7 00000000000000000000000000"
                    + " 051E090A0112 4B 2323";
    static final String HEARTBEAT =
            "4040 0000 0101 051E090A0112 FBD2D9DB4C00 010000000000 0000 02 1B 2323";
    static final String HEARTBEAT_ACK =
            "4040 0000 0101 051E090A0112 010000000000 FBD2D9DB4C00 0000 03 1C 2323";

    private final List<Frame> frames = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Frame> flawed = new ArrayList<>();
    private final FrameReader reader =
            new FrameReader(
                    new FrameReader.Listener() {
                        @Override
                        public void frame(Frame frame) {
                            frames.add(frame);
                        }

                        @Override
                        public void flaw(Flaw flaw, @Nullable Frame frame) {
                            flaws.add(flaw);
                            if (frame != null) {
                                flawed.add(frame);
                            }
                        }
                    });

    @Test
    void frameIsReadBackToTheSameBytes() {
        for (String text : List.of(SMOKE, TRANSMITTER, VERSION, RESIDUAL, HEARTBEAT)) {
            reader.read(hex(text));
            assertThat(frames.getLast().bytes()).as(text).isEqualTo(hex(text));
        }
        assertThat(flaws).isEmpty();
        assertThat(reader.skippedBytes()).isZero();
    }

    @Test
    void smokeAlarmIsDecodedWithItsAddressTimeAndStatus() {
        reader.read(hex(SMOKE));

        Frame frame = frames.getFirst();
        assertThat(frame.source()).isEqualTo(889);
        assertThat(frame.destination()).isEqualTo(88_888);
        assertThat(frame.sentAt().instant()).contains(Instant.parse("2012-09-26T01:58:32Z"));
        ComponentState state = (ComponentState) FrameObjects.decode(frame.adu()).getFirst();
        assertThat(state.component().type()).isEqualTo(40);
        assertThat(state.component().zone()).isEqualTo(10);
        assertThat(state.component().position()).isEqualTo(2);
        assertThat(Condition.ofComponent(ComponentType.of(40), state.status()))
                .filteredOn(Condition::active)
                .extracting(Condition::type)
                .containsExactly("smoke");
        assertThat(state.description()).isEmpty();
        assertThat(state.at().orElseThrow().instant())
                .contains(Instant.parse("2012-09-26T01:58:02Z"));
    }

    @Test
    void descriptionIsGb18030() {
        reader.read(hex(RESIDUAL));

        ComponentState state =
                (ComponentState) FrameObjects.decode(frames.getFirst().adu()).getFirst();
        assertThat(state.description()).isEqualTo("一层配电箱剩余电流");
        assertThat(state.component().type()).isEqualTo(17);
        assertThat(frames.getFirst().source()).isEqualTo(330_106_000_123L);
    }

    @Test
    void transmitterTellsMainsFault() {
        reader.read(hex(TRANSMITTER));

        TransmitterState state =
                (TransmitterState) FrameObjects.decode(frames.getFirst().adu()).getFirst();
        assertThat(Condition.ofTransmitter(state.status()))
                .filteredOn(Condition::active)
                .extracting(Condition::type)
                .containsExactly("mains-fault");
    }

    @Test
    void typeWithoutDecoderKeepsItsBytes() {
        reader.read(hex(VERSION));

        Undecoded object = (Undecoded) FrameObjects.decode(frames.getFirst().adu()).getFirst();
        assertThat(object.type()).isEqualTo(25);
        assertThat(object.body()).isEqualTo(hex("19010101"));
    }

    @Test
    void analogValuesHaveTheStandardsUnitOrTheMakersType() {
        reader.read(
                hex(
                        "40400200020338120f0f06151527082020fe00000000000132000203038303801527082004800038"
                                + "120f0f06158303801527082005800138120f0f0615830380152708209a600038120f0f0615122323"));

        List<FrameObject> objects = FrameObjects.decode(frames.getFirst().adu());

        assertThat(objects).hasSize(3).allMatch(ComponentValue.class::isInstance);
        ComponentValue first = (ComponentValue) objects.getFirst();
        assertThat(first.component().systemType()).isEqualTo(131);
        assertThat(first.type().value(first.raw())).isEqualByComparingTo("12.8");
        assertThat(first.type().unit()).isEqualTo("MPa");
        assertThat(((ComponentValue) objects.getLast()).type().name()).isEqualTo("maker-154");
    }

    @Test
    void confirmationHasTheSameSerialSwappedAddressesAndNoData() {
        reader.read(hex(HEARTBEAT));
        assertThat(frames.getFirst().confirmation().bytes()).isEqualTo(hex(HEARTBEAT_ACK));

        reader.read(hex(SMOKE));
        Frame ack = frames.getLast().confirmation();
        reader.read(hex(SMOKE_ACK));
        assertThat(ack.serial()).isEqualTo(frames.getLast().serial());
        assertThat(ack.source()).isEqualTo(frames.getLast().source());
        assertThat(ack.destination()).isEqualTo(frames.getLast().destination());
        assertThat(ack.command()).isEqualTo(Command.CONFIRM);
        assertThat(ack.adu()).isEmpty();
    }

    @Test
    void frameArrivesByteByByte() {
        for (byte one : hex(RESIDUAL)) {
            reader.read(new byte[] {one});
        }

        assertThat(frames).hasSize(1);
    }

    @Test
    void gluedFramesBehindGarbageAreAllFound() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(hex("00FF40404040"));
        stream.writeBytes(hex(SMOKE));
        stream.writeBytes(hex(HEARTBEAT));
        stream.writeBytes(hex("2323404001"));
        stream.writeBytes(hex(RESIDUAL));
        reader.read(stream.toByteArray());

        // A false start may still wait for the bytes that it seemed to announce.
        reader.silence();
        assertThat(frames)
                .extracting(Frame::source)
                .containsExactly(889L, 330_106_000_123L, 330_106_000_123L);
    }

    @Test
    void wrongChecksumIsToldAndTheFrameBehindItFound() {
        byte[] broken = hex(SMOKE);
        broken[30] ^= 1;
        reader.read(broken);
        reader.read(hex(HEARTBEAT));

        assertThat(flaws).containsExactly(Flaw.CHECKSUM);
        assertThat(flawed)
                .singleElement()
                .satisfies(frame -> assertThat(frame.source()).isEqualTo(889));
        assertThat(frames).hasSize(1);
    }

    @Test
    void announcedLengthBeyondTheStandardIsToldAtOnce() {
        byte[] liar = hex(HEARTBEAT);
        liar[25] = (byte) 0xff;
        reader.read(liar);
        reader.read(hex(HEARTBEAT));

        assertThat(flaws).contains(Flaw.ADU_TOO_LONG);
        assertThat(frames).hasSize(1);
    }

    @Test
    void zeroTimeLabelIsNoTime() {
        byte[] frame = hex(TRANSMITTER);
        assertThat(TimeLabel.of(new byte[6], 0).instant()).isEmpty();
        assertThat(TimeLabel.of(frame, 6).instant()).isPresent();
        Instant at = Instant.parse("2026-11-24T06:00:07Z");
        assertThat(TimeLabel.of(at).instant()).contains(at);
    }

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
