package io.dianan.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Batches as they once left, kept as bytes ({@code .hex}) and as text ({@code .txt}). A golden file
 * is never changed; what is new gets a new one.
 */
class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/golden");

    @TestFactory
    Stream<DynamicTest> oldBytesReadAsEverAndTodaysCodeWritesTheSame() throws IOException {
        return names().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> readsAndWrites(name)));
    }

    private static void readsAndWrites(String name) throws IOException {
        byte[] bytes = bytes(name);
        Message told = told(name);
        Message read = told.getParserForType().parseFrom(bytes);
        assertThat(TextFormat.printer().printToString(read))
                .isEqualTo(TextFormat.printer().printToString(told));
        assertThat(read.getUnknownFields().asMap()).isEmpty();
        assertThat(HexFormat.of().formatHex(written(told)))
                .isEqualTo(HexFormat.of().formatHex(bytes));
    }

    @Test
    void everyFieldEventKindAndEnumValueHasAGoldenFile() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String name : names()) {
            collect(told(name), seen);
        }
        Set<String> wanted = new TreeSet<>();
        WireShape.of(ReadingBatch.getDescriptor().getFile())
                .forEach(line -> wanted.add(line.substring(0, line.indexOf(" ="))));
        wanted.removeIf(name -> name.contains(".ExtraEntry."));
        assertThat(seen).containsAll(wanted);
    }

    /** Notes the names of every field that is set, and of every enum value that is used. */
    private static void collect(Message message, Set<String> seen) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            boolean set =
                    field.isRepeated()
                            ? message.getRepeatedFieldCount(field) > 0
                            : message.hasField(field);
            if (!set && field.getJavaType() != FieldDescriptor.JavaType.ENUM) {
                continue;
            }
            if (set) {
                seen.add(field.getFullName());
            }
            Object value = message.getField(field);
            Collection<?> values = value instanceof Collection<?> many ? many : List.of(value);
            for (Object one : values) {
                if (one instanceof Message inner) {
                    collect(inner, seen);
                }
                if (one instanceof EnumValueDescriptor constant) {
                    seen.add(constant.getFullName());
                }
            }
        }
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length()))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String name) throws IOException {
        String hex = Files.readString(GOLDEN.resolve(name + ".hex"));
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private static Message told(String name) throws IOException {
        Message.Builder builder =
                name.startsWith("readings") ? ReadingBatch.newBuilder() : EventBatch.newBuilder();
        TextFormat.merge(Files.readString(GOLDEN.resolve(name + ".txt")), builder);
        return builder.build();
    }

    /** Maps in the order of their keys, so that bytes can be compared. */
    private static byte[] written(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        message.writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }
}
