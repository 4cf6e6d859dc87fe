package io.dianan.contracts.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.ArrayList;
import java.util.List;

/** What of a proto file may never change, a line each: name, number, type. */
final class WireShape {
    private WireShape() {}

    static List<String> of(FileDescriptor file) {
        List<String> lines = new ArrayList<>();
        file.getMessageTypes().forEach(message -> add(message, lines));
        file.getEnumTypes().forEach(type -> add(type, lines));
        return lines;
    }

    private static void add(Descriptor message, List<String> lines) {
        for (FieldDescriptor field : message.getFields()) {
            lines.add("%s = %d %s".formatted(field.getFullName(), field.getNumber(), type(field)));
        }
        message.getNestedTypes().forEach(nested -> add(nested, lines));
        message.getEnumTypes().forEach(nested -> add(nested, lines));
    }

    private static void add(EnumDescriptor type, List<String> lines) {
        type.getValues()
                .forEach(
                        value ->
                                lines.add(
                                        "%s = %d constant"
                                                .formatted(
                                                        value.getFullName(), value.getNumber())));
    }

    private static String type(FieldDescriptor field) {
        String name =
                switch (field.getJavaType()) {
                    case MESSAGE -> field.getMessageType().getFullName();
                    case ENUM -> field.getEnumType().getFullName();
                    case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
                            field.getType().name().toLowerCase(java.util.Locale.ROOT);
                };
        String label = field.isRepeated() ? "repeated " : field.hasPresence() ? "optional " : "";
        return label + name;
    }
}
