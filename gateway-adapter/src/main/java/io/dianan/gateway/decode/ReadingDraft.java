package io.dianan.gateway.decode;

import com.google.protobuf.ByteString;
import io.dianan.contracts.metric.Metric;
import io.dianan.contracts.wire.Reading;

/** A reading of one circuit while its values come in. */
final class ReadingDraft {
    static final int EXTRA_KEYS_MAX = 32;
    static final int EXTRA_KEY_CHARS_MAX = 64;

    private final int channel;
    private final Reading.Builder reading = Reading.newBuilder();
    private int metrics;
    private int extraKeys;

    ReadingDraft(
            int channel,
            ByteString deviceId,
            ByteString circuitId,
            long receivedAtMs,
            DeviceRecord origin) {
        this.channel = channel;
        reading.setDeviceId(deviceId)
                .setCircuitId(circuitId)
                .setAtMs(origin.time().atMs())
                .setTimeQuality(origin.time().quality())
                .setReceivedAtMs(receivedAtMs);
        if (origin.sequence() != null) {
            reading.setSequence(origin.sequence());
        }
        if (origin.messageId() != null) {
            reading.setMessageId(origin.messageId());
        }
    }

    int channel() {
        return channel;
    }

    boolean has(Metric metric) {
        return (metrics & bit(metric)) != 0;
    }

    /** Whether it holds no value. */
    boolean isEmpty() {
        return metrics == 0 && extraKeys == 0;
    }

    Reading build() {
        return reading.build();
    }

    /** Whether there was room. */
    boolean putExtra(String key, double value) {
        if (extraKeys == EXTRA_KEYS_MAX || key.length() > EXTRA_KEY_CHARS_MAX) {
            return false;
        }
        reading.putExtra(key, value);
        extraKeys++;
        return true;
    }

    /**
     * @param steps checked against the metric's range
     */
    void set(Metric metric, long steps) {
        metrics |= bit(metric);
        int value = metric == Metric.ENERGY ? 0 : Math.toIntExact(steps);
        switch (metric) {
            case RESIDUAL_CURRENT -> reading.setResidualCurrent(value);
            case TEMPERATURE1 -> reading.setTemperature1(value);
            case TEMPERATURE2 -> reading.setTemperature2(value);
            case TEMPERATURE3 -> reading.setTemperature3(value);
            case TEMPERATURE4 -> reading.setTemperature4(value);
            case CURRENT_A -> reading.setCurrentA(value);
            case CURRENT_B -> reading.setCurrentB(value);
            case CURRENT_C -> reading.setCurrentC(value);
            case VOLTAGE_A -> reading.setVoltageA(value);
            case VOLTAGE_B -> reading.setVoltageB(value);
            case VOLTAGE_C -> reading.setVoltageC(value);
            case ACTIVE_POWER -> reading.setActivePower(value);
            case POWER_FACTOR -> reading.setPowerFactor(value);
            case ENERGY -> reading.setEnergy(steps);
            case ARC_COUNT -> reading.setArcCount(value);
        }
    }

    private static int bit(Metric metric) {
        return 1 << metric.ordinal();
    }
}
