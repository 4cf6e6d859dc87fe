package io.dianan.alarm.directory;

import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.state.DeviceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers devices as their owner's events would. */
@ApplicationScoped
public class Fleet {
    public static final UUID PROVIDER_A = UUID.fromString("01900000-0000-7000-8000-00000000000a");
    public static final UUID PROVIDER_B = UUID.fromString("01900000-0000-7000-8000-00000000000b");
    public static final UUID ENTERPRISE_A1 =
            UUID.fromString("01900000-0000-7000-8000-0000000000a1");
    public static final UUID ENTERPRISE_B1 =
            UUID.fromString("01900000-0000-7000-8000-0000000000b1");
    public static final UUID MODEL = UUID.fromString("01900000-0000-7000-8000-00000000d001");
    public static final String GONGSHU = "330105";
    public static final String XIHU = "330106";

    private final Directory directory;

    Fleet(Directory directory) {
        this.directory = directory;
    }

    /** A device of enterprise A1 in Gongshu with one circuit of three phases and 63 A. */
    public Device ofA() {
        return device(PROVIDER_A, ENTERPRISE_A1, GONGSHU);
    }

    /** A device of the competitor's customer in the neighbouring county. */
    public Device ofB() {
        return device(PROVIDER_B, ENTERPRISE_B1, XIHU);
    }

    public Device device(@Nullable UUID provider, UUID enterprise, String region) {
        return device(Uuid7.next(), provider, enterprise, region);
    }

    public Device device(UUID id, @Nullable UUID provider, UUID enterprise, String region) {
        DeviceState state = state(id, provider, enterprise, region);
        directory.learn(state);
        return DeviceStore.device(state);
    }

    /** As the owner would tell it, without telling it here. */
    public static DeviceState state(
            UUID id, @Nullable UUID provider, UUID enterprise, String region) {
        return new DeviceState(
                id,
                1,
                "SN-" + id,
                MODEL,
                UUID.fromString("01900000-0000-7000-8000-000000000a11"),
                "in-service",
                provider,
                enterprise,
                region,
                60,
                List.of(circuit(1)));
    }

    public static DeviceState.Circuit circuit(int channel) {
        return new DeviceState.Circuit(
                Uuid7.next(), channel, "一层配电箱", new BigDecimal("63"), 3, "general");
    }

    /** The next version of a device, with one more circuit. */
    public static DeviceState with(DeviceState device, DeviceState.Circuit more) {
        List<DeviceState.Circuit> circuits = new ArrayList<>(device.circuits());
        circuits.add(more);
        return new DeviceState(
                device.id(),
                device.version() + 1,
                device.serialNumber(),
                device.modelId(),
                device.siteId(),
                device.state(),
                device.providerId(),
                device.enterpriseId(),
                device.regionCode(),
                device.reportIntervalSeconds(),
                circuits);
    }

    /** The device of a state, told here or not. */
    public static Device device(DeviceState state) {
        return DeviceStore.device(state);
    }

    public void learn(DeviceState state) {
        directory.learn(state);
    }
}
