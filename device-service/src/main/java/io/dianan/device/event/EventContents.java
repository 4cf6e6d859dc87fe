package io.dianan.device.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.dianan.contracts.id.UuidBytes;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.BootEvent;
import io.dianan.contracts.wire.CommandResultEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.FaultEvent;
import io.dianan.contracts.wire.OperationEvent;
import io.dianan.contracts.wire.QuarantineEvent;
import io.dianan.contracts.wire.RawEvent;
import io.dianan.contracts.wire.SecurityEvent;
import io.dianan.contracts.wire.SessionEvent;
import java.util.Optional;

/** The content of an event by its kind. */
final class EventContents {
    private EventContents() {}

    static DeviceEvent.Content of(Event event) {
        return switch (event.getKindCase()) {
            case ALARM -> kept("alarm", alarm(event.getAlarm()));
            case FAULT -> kept("fault", fault(event.getFault()));
            case BOOT -> kept("boot", boot(event.getBoot()));
            case SEEN -> new DeviceEvent.Content.Seen();
            case SESSION -> kept("session", session(event.getSession()));
            case OPERATION -> kept("operation", operation(event.getOperation()));
            case RAW -> raw(event.getRaw());
            case QUARANTINE -> notUnderstood(event.getQuarantine());
            case SECURITY -> kept("security", security(event.getSecurity()));
            case COMMAND_RESULT -> kept("command-result", commandResult(event.getCommandResult()));
            case KIND_NOT_SET -> throw new IllegalArgumentException("an event without a kind");
        };
    }

    /** A connection that ended, and an attempt in a device's name, are no sign of its life. */
    static boolean showsLife(Event event) {
        return switch (event.getKindCase()) {
            case ALARM, FAULT, BOOT, SEEN, OPERATION, RAW, QUARANTINE, COMMAND_RESULT -> true;
            case SESSION -> event.getSession().getConnected();
            case SECURITY, KIND_NOT_SET -> false;
        };
    }

    private static DeviceEvent.Content kept(String kind, ObjectNode detail) {
        return new DeviceEvent.Content.Kept(kind, detail.toString(), null);
    }

    private static ObjectNode alarm(AlarmEvent alarm) {
        ObjectNode detail = node().put("type", alarm.getType()).put("active", alarm.getActive());
        if (alarm.hasValue()) {
            Optional<Metric> metric = Metric.of(alarm.getMetric());
            if (metric.isPresent()) {
                detail.put("value", metric.get().unscaled(alarm.getValue()));
            } else {
                detail.put("value", alarm.getValue());
            }
        }
        put(detail, "metric", alarm.getMetric());
        put(detail, "sourceCode", alarm.getSourceCode());
        put(detail, "component", alarm.getComponent());
        return put(detail, "text", alarm.getText());
    }

    private static ObjectNode fault(FaultEvent fault) {
        ObjectNode detail = node().put("type", fault.getType()).put("active", fault.getActive());
        put(detail, "sourceCode", fault.getSourceCode());
        put(detail, "component", fault.getComponent());
        return put(detail, "text", fault.getText());
    }

    private static ObjectNode boot(BootEvent boot) {
        return put(put(node(), "firmware", boot.getFirmware()), "reason", boot.getReason());
    }

    private static ObjectNode session(SessionEvent session) {
        ObjectNode detail = node().put("connected", session.getConnected());
        put(detail, "session", session.getSession());
        put(detail, "protocol", session.getProtocol());
        put(detail, "peer", session.getPeer());
        return put(detail, "reason", session.getReason());
    }

    private static ObjectNode operation(OperationEvent operation) {
        return node().put("operation", operation.getOperation())
                .put("operator", Integer.toUnsignedLong(operation.getOperator()));
    }

    private static DeviceEvent.Content raw(RawEvent raw) {
        ObjectNode detail = put(put(node(), "protocol", raw.getProtocol()), "type", raw.getType());
        return new DeviceEvent.Content.Kept("raw", detail.toString(), raw.getBody());
    }

    private static DeviceEvent.Content notUnderstood(QuarantineEvent quarantine) {
        return new DeviceEvent.Content.NotUnderstood(
                quarantine.getReason(),
                quarantine.getDetail(),
                quarantine.getTopic(),
                quarantine.getBody());
    }

    private static ObjectNode security(SecurityEvent security) {
        ObjectNode detail = node().put("type", security.getType());
        put(detail, "detail", security.getDetail());
        return put(detail, "peer", security.getPeer());
    }

    private static ObjectNode commandResult(CommandResultEvent result) {
        ObjectNode detail = node();
        ByteString command = result.getCommandId();
        if (command.size() == 16) {
            put(detail, "commandId", UuidBytes.fromBytes(command.toByteArray()).toString());
        }
        put(detail, "state", result.getState());
        return put(detail, "detail", result.getDetail());
    }

    /** An empty text says nothing and is left out. */
    private static ObjectNode put(ObjectNode detail, String key, String text) {
        return text.isEmpty() ? detail : detail.put(key, text);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
