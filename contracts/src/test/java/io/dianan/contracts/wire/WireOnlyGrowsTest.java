package io.dianan.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * The shape of the wire as it was, in {@code wire.txt}. A line that is no longer true breaks
 * whoever still sends or keeps the old form; a new field is a new line there.
 */
class WireOnlyGrowsTest {
    private static final Path SNAPSHOT = Path.of("src/test/golden/wire.txt");

    @Test
    void everythingThatWasIsStillSoAndWhatIsNewIsWrittenDown() throws IOException {
        assertThat(WireShape.of(today()))
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(SNAPSHOT));
    }

    @Test
    void anotherNumberIsSeen() throws Exception {
        assertThat(lostBy(file -> field(file, "Reading", "at_ms").setNumber(99)))
                .containsExactly("io.dianan.contracts.v1.Reading.at_ms = 3 int64");
    }

    @Test
    void anotherTypeIsSeen() throws Exception {
        assertThat(
                        lostBy(
                                file ->
                                        field(file, "BatchHeader", "lane")
                                                .setType(FieldDescriptorProto.Type.TYPE_SINT32)))
                .containsExactly("io.dianan.contracts.v1.BatchHeader.lane = 3 uint32");
    }

    @Test
    void anotherNameIsSeen() throws Exception {
        assertThat(lostBy(file -> field(file, "RawEvent", "body").setName("bytes")))
                .containsExactly("io.dianan.contracts.v1.RawEvent.body = 3 bytes");
    }

    @Test
    void aFieldThatIsNoLongerOptionalIsSeen() throws Exception {
        assertThat(
                        lostBy(
                                file ->
                                        field(file, "Event", "device_id")
                                                .clearProto3Optional()
                                                .clearOneofIndex()))
                .containsExactly("io.dianan.contracts.v1.Event.device_id = 2 optional bytes");
    }

    @Test
    void aFieldThatWentIsSeen() throws Exception {
        assertThat(lostBy(file -> message(file, "AlarmEvent").removeField(0)))
                .containsExactly("io.dianan.contracts.v1.AlarmEvent.type = 1 string");
    }

    @Test
    void aConstantThatMovedIsSeen() throws Exception {
        assertThat(
                        lostBy(
                                file -> {
                                    EnumDescriptorProto.Builder type = file.getEnumTypeBuilder(0);
                                    type.getValueBuilder(1).setNumber(7);
                                }))
                .containsExactly(
                        "io.dianan.contracts.v1.TimeQuality.TIME_QUALITY_RECEIVED = 1 constant");
    }

    @Test
    void aNewOptionalFieldBreaksNothing() throws Exception {
        FieldDescriptorProto fresh =
                FieldDescriptorProto.newBuilder()
                        .setName("fresh")
                        .setNumber(77)
                        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                        .setType(FieldDescriptorProto.Type.TYPE_STRING)
                        .build();
        assertThat(lostBy(file -> message(file, "RawEvent").addField(fresh))).isEmpty();
    }

    /** Lines of the snapshot that are no longer true after {@code change}. */
    private static List<String> lostBy(Consumer<FileDescriptorProto.Builder> change)
            throws Exception {
        FileDescriptorProto.Builder file = today().toProto().toBuilder();
        change.accept(file);
        List<String> changed =
                WireShape.of(FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]));
        return Files.readAllLines(SNAPSHOT).stream()
                .filter(line -> !changed.contains(line))
                .toList();
    }

    private static FileDescriptor today() {
        return ReadingBatch.getDescriptor().getFile();
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file, String name) {
        return file.getMessageTypeBuilderList().stream()
                .filter(message -> message.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FieldDescriptorProto.Builder field(
            FileDescriptorProto.Builder file, String message, String name) {
        return message(file, message).getFieldBuilderList().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
