package io.dianan.gateway.decode;

import com.google.protobuf.ByteString;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.Reading;
import io.dianan.gateway.decode.DeviceRecord.Field;
import io.dianan.gateway.decode.DeviceRecord.FlagField;
import io.dianan.gateway.decode.DeviceRecord.NumberField;
import io.dianan.gateway.decode.DeviceRecord.OtherField;
import io.dianan.gateway.registry.MetricMapping;
import io.dianan.gateway.registry.MetricMapping.Target;
import io.dianan.gateway.registry.RegisteredDevice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a device's keys their meaning: a mapping entry of the model first, else the catalogue on
 * channel 1, else {@code extra}. A channel that the record names stands above the mapping's.
 */
final class ReadingAssembler {
    private static final int FIRST_CHANNEL = 1;

    private final RegisteredDevice device;
    private final MetricMapping mapping;
    private final long receivedAtMs;
    private final List<Reading> readings = new ArrayList<>(1);
    private final Map<Reason, StringBuilder> rejected = new EnumMap<>(Reason.class);
    private final List<ReadingDraft> drafts = new ArrayList<>(1);
    private int ignoredCount;

    ReadingAssembler(RegisteredDevice device, MetricMapping mapping, long receivedAtMs) {
        this.device = device;
        this.mapping = mapping;
        this.receivedAtMs = receivedAtMs;
    }

    void add(DeviceRecord deviceRecord) {
        drafts.clear();
        for (Field field : deviceRecord.fields()) {
            place(deviceRecord, field);
        }
        for (ReadingDraft draft : drafts) {
            if (!draft.isEmpty()) {
                readings.add(draft.build());
            }
        }
    }

    Decoded result() {
        if (readings.isEmpty() && rejected.isEmpty()) {
            return new Decoded(
                    List.of(),
                    List.of(new Rejection(Reason.UNPARSABLE, "no value that a reading can hold")),
                    0);
        }
        List<Rejection> rejections = new ArrayList<>(rejected.size());
        rejected.forEach(
                (reason, detail) -> rejections.add(new Rejection(reason, detail.toString())));
        return new Decoded(readings, rejections, ignoredCount);
    }

    private void place(DeviceRecord deviceRecord, Field field) {
        List<Target> targets = mapping.targets(field.key());
        if (!targets.isEmpty()) {
            placeMapped(deviceRecord, field, targets);
            return;
        }
        int channel = deviceRecord.channel() == 0 ? FIRST_CHANNEL : deviceRecord.channel();
        Optional<Metric> metric = Metric.of(field.key());
        if (metric.isPresent()) {
            placeMetric(deviceRecord, channel, metric.get(), field, null);
            return;
        }
        placeExtra(deviceRecord, channel, field);
    }

    private void placeMapped(DeviceRecord deviceRecord, Field field, List<Target> targets) {
        int named = deviceRecord.channel();
        boolean placed = false;
        for (Target target : targets) {
            if (named == 0 || target.channel() == named) {
                placeMetric(deviceRecord, target.channel(), target.metric(), field, target);
                placed = true;
            }
        }
        if (!placed) {
            Target first = targets.getFirst();
            placeMetric(deviceRecord, named, first.metric(), field, first);
        }
    }

    private void placeMetric(
            DeviceRecord deviceRecord,
            int channel,
            Metric metric,
            Field field,
            @Nullable Target target) {
        ReadingDraft draft = draft(deviceRecord, channel);
        if (draft == null) {
            return;
        }
        if (!(field instanceof NumberField(String key, BigDecimal raw))) {
            reject(Reason.WRONG_TYPE, field.key());
            return;
        }
        if (draft.has(metric)) {
            reject(Reason.DOUBLE_VALUE, key);
            return;
        }
        try {
            draft.set(metric, Decimals.scaled(metric, inUnit(raw, target)));
        } catch (ArithmeticException e) {
            reject(Reason.OUT_OF_RANGE, key);
        }
    }

    private static BigDecimal inUnit(BigDecimal raw, @Nullable Target target) {
        if (target == null || target.plain() || Decimals.tooLarge(raw)) {
            return raw;
        }
        return target.apply(Decimals.withoutDust(raw));
    }

    private void placeExtra(DeviceRecord deviceRecord, int channel, Field field) {
        double value =
                switch (field) {
                    case NumberField(_, BigDecimal number) -> number.doubleValue();
                    case FlagField(_, boolean flag) -> flag ? 1 : 0;
                    case OtherField _ -> Double.NaN;
                };
        if (Double.isNaN(value)) {
            ignoredCount++;
            return;
        }
        ReadingDraft draft = draft(deviceRecord, channel);
        if (draft == null) {
            return;
        }
        if (Double.isInfinite(value)) {
            reject(Reason.OUT_OF_RANGE, field.key());
            return;
        }
        if (!draft.putExtra(field.key(), value)) {
            reject(Reason.EXTRA_OVERFLOW, field.key());
        }
    }

    /** The draft of this channel in the current record; null where that channel is no circuit. */
    private @Nullable ReadingDraft draft(DeviceRecord deviceRecord, int channel) {
        for (ReadingDraft draft : drafts) {
            if (draft.channel() == channel) {
                return draft;
            }
        }
        ByteString circuit = device.circuit(channel);
        if (circuit == null) {
            reject(Reason.NO_CIRCUIT, "channel " + channel);
            return null;
        }
        ReadingDraft draft =
                new ReadingDraft(channel, device.idBytes(), circuit, receivedAtMs, deviceRecord);
        drafts.add(draft);
        return draft;
    }

    private void reject(Reason reason, String what) {
        StringBuilder detail = rejected.computeIfAbsent(reason, _ -> new StringBuilder());
        if (detail.length() > Rejection.DETAIL_CHARS_MAX || detail.indexOf(what) >= 0) {
            return;
        }
        if (!detail.isEmpty()) {
            detail.append(", ");
        }
        detail.append(what);
    }
}
