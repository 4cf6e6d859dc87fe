package io.dianan.device.device;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A step in a device's life; each is a sub-resource of the device. This list is the law. */
enum DeviceStep {
    INSTALLATION(DeviceState.INSTALLED, DeviceState.IN_STOCK),
    COMMISSIONING(DeviceState.IN_SERVICE, DeviceState.INSTALLED, DeviceState.SUSPENDED),
    SUSPENSION(DeviceState.SUSPENDED, DeviceState.IN_SERVICE),
    REMOVAL(
            DeviceState.REMOVED,
            DeviceState.IN_STOCK,
            DeviceState.INSTALLED,
            DeviceState.IN_SERVICE,
            DeviceState.SUSPENDED);

    private final DeviceState to;
    private final Set<DeviceState> from;

    DeviceStep(DeviceState to, DeviceState first, DeviceState... more) {
        this.to = to;
        this.from = EnumSet.of(first, more);
    }

    boolean leadsFrom(DeviceState state) {
        return from.contains(state);
    }

    /** The state after this step; refused where it does not lead out of {@code now}. */
    DeviceState after(DeviceState now) {
        if (!leadsFrom(now)) {
            throw DeviceProblem.ILLEGAL_STEP.because(
                    "a device that is %s allows no %s; legal: %s"
                            .formatted(now, word(), words(now.steps())));
        }
        return to;
    }

    /** Last segment of the sub-resource. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String words(List<DeviceStep> steps) {
        return steps.isEmpty()
                ? "none"
                : steps.stream().map(DeviceStep::word).collect(Collectors.joining(", "));
    }
}
