package io.dianan.gateway.transmitter;

import com.google.protobuf.ByteString;
import io.dianan.contracts.metric.Metric;
import io.dianan.gateway.clock.EventTime;
import io.dianan.gateway.decode.Measured;
import io.dianan.gateway.protocol.gb26875.ComponentType;
import io.dianan.gateway.protocol.gb26875.Condition;
import io.dianan.gateway.protocol.gb26875.FrameObject;
import io.dianan.gateway.protocol.gb26875.FrameObject.Component;
import io.dianan.gateway.protocol.gb26875.FrameObjects;
import io.dianan.gateway.protocol.gb26875.SystemType;
import io.dianan.gateway.protocol.gb26875.TimeLabel;
import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.MetricMapping.Target;
import io.dianan.gateway.transmitter.FrameEvents.Whose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives one frame's objects their meaning by the device model's mapping. A source is {@code 17/131}
 * (component type, analogue type) or {@code 17@3.12/131}, which names the component by zone and
 * position and stands above the former; without an analogue type it says only whose state it is.
 */
final class FrameTranslation {
    private static final int NO_CHANNEL = 0;

    private final Heard heard;
    private final MetricMapping mapping;
    private final SensorMemory sensors;
    private final FrameEvents events;
    private final List<Measured> measured = new ArrayList<>();

    FrameTranslation(Heard heard, MetricMapping mapping, SensorMemory sensors) {
        this.heard = heard;
        this.mapping = mapping;
        this.sensors = sensors;
        this.events = new FrameEvents(heard);
    }

    FrameEvents events() {
        return events;
    }

    /** Values of circuits, to be assembled to readings. */
    List<Measured> measured() {
        return List.copyOf(measured);
    }

    void translate() {
        List<FrameObject> objects = FrameObjects.decode(heard.frame().adu());
        if (objects.isEmpty()) {
            events.raw();
        }
        for (FrameObject object : objects) {
            switch (object) {
                case FrameObject.SystemState state -> system(state);
                case FrameObject.ComponentState state -> component(state);
                case FrameObject.ComponentValue value -> value(value);
                case FrameObject.TransmitterState state -> transmitter(state);
                case FrameObject.Undecoded _ -> events.raw();
            }
        }
    }

    private void system(FrameObject.SystemState state) {
        String name = SystemType.word(state.systemType()) + " " + state.systemAddress();
        String key = "system %d.%d".formatted(state.systemType(), state.systemAddress());
        events.state(
                new Whose(key, name, NO_CHANNEL, null),
                Condition.ofSystem(state.status()),
                state.status(),
                time(state.at()));
    }

    private void transmitter(FrameObject.TransmitterState state) {
        events.state(
                new Whose("transmitter", "", NO_CHANNEL, null),
                Condition.ofTransmitter(state.status()),
                state.status(),
                time(state.at()));
    }

    private void component(FrameObject.ComponentState state) {
        Component component = state.component();
        ComponentType type = ComponentType.of(component.type());
        List<Target> targets = targetsOf(component);
        Metric metric = onlyMetric(targets);
        String text = text(component, type, state.description());
        events.state(
                new Whose(component.key(), text, onlyChannel(targets), metric),
                Condition.ofComponent(type, state.status()).stream()
                        .map(condition -> named(condition, type, metric))
                        .toList(),
                state.status(),
                time(state.at()));
    }

    /** What a maker's own kind of component alarms about is told by what it measures. */
    private static Condition named(
            Condition condition, ComponentType type, @Nullable Metric metric) {
        if (metric == null || !type.makers() || condition.kind() != Condition.Kind.ALARM) {
            return condition;
        }
        return new Condition(
                condition.kind(), MetricWords.alarm(metric), condition.bit(), condition.active());
    }

    private static String text(Component component, ComponentType type, String description) {
        String where =
                "%s, zone %d, position %d (%s %d)"
                        .formatted(
                                type.word(),
                                component.zone(),
                                component.position(),
                                SystemType.word(component.systemType()),
                                component.systemAddress());
        return description.isEmpty() ? where : where + ": " + description;
    }

    private void value(FrameObject.ComponentValue value) {
        Component component = value.component();
        String named = component.key() + "/" + value.type().code();
        String general = component.type() + "/" + value.type().code();
        boolean generalOnly =
                mapping.targets(named).isEmpty() && !mapping.targets(general).isEmpty();
        String source = generalOnly ? general : named;
        List<Target> targets = mapping.targets(source);
        EventTime time = time(value.at());
        BigDecimal sent = BigDecimal.valueOf(value.raw());
        if (targets.stream().anyMatch(target -> target.isSentinel(sent))) {
            targets.forEach(target -> open(component, target, time));
            return;
        }
        targets.stream()
                .filter(target -> target.sentinel() != null)
                .forEach(target -> well(component, target, time));
        int channel = targets.isEmpty() ? onlyChannel(targetsOf(component)) : NO_CHANNEL;
        measured.add(new Measured(time, channel, source, value.type().value(value.raw())));
    }

    private void open(Component component, Target target, EventTime time) {
        sensors.open(sensor(component, target));
        events.sensor(component.key(), target.channel(), target.metric(), true, time);
    }

    private void well(Component component, Target target, EventTime time) {
        if (sensors.wellIsNews(sensor(component, target), System.nanoTime())) {
            events.sensor(component.key(), target.channel(), target.metric(), false, time);
        }
    }

    private String sensor(Component component, Target target) {
        ByteString device = heard.device().idBytes();
        return "%s %s %d %s"
                .formatted(
                        device.toString(java.nio.charset.StandardCharsets.ISO_8859_1),
                        component.key(),
                        target.channel(),
                        target.metric().key());
    }

    /** Entries that name this component, else those of its kind. */
    private List<Target> targetsOf(Component component) {
        List<Target> named = mapping.targetsOfComponent(component.key());
        return named.isEmpty()
                ? mapping.targetsOfComponent(Integer.toString(component.type()))
                : named;
    }

    private static int onlyChannel(List<Target> targets) {
        List<Integer> channels = targets.stream().map(Target::channel).distinct().toList();
        return channels.size() == 1 ? channels.getFirst() : NO_CHANNEL;
    }

    private static @Nullable Metric onlyMetric(List<Target> targets) {
        var metrics = targets.stream().map(Target::metric).collect(Collectors.toSet());
        return metrics.size() == 1 ? metrics.iterator().next() : null;
    }

    /** An object without a label of its own is as old as its frame. */
    private EventTime time(Optional<TimeLabel> label) {
        return label.map(heard::at).orElseGet(heard::sentAt);
    }
}
