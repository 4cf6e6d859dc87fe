package io.dianan.device.device;

import com.fasterxml.jackson.annotation.JsonValue;
import io.dianan.platform.problem.WireProblem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Where a device is in its life: 入库, 安装, 启用, 停用, 拆除. */
public enum DeviceState {
    IN_STOCK("in-stock"),
    INSTALLED("installed"),
    IN_SERVICE("in-service"),
    SUSPENDED("suspended"),
    REMOVED("removed");

    private final String word;

    DeviceState(String word) {
        this.word = word;
    }

    /** As the wire and the table write it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The state of this word; another one is refused with the list of all. */
    public static DeviceState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "state " + word + " is not one of " + words(values())));
    }

    /** The steps that lead out of this state. */
    List<DeviceStep> steps() {
        return Arrays.stream(DeviceStep.values()).filter(step -> step.leadsFrom(this)).toList();
    }

    private static String words(DeviceState... states) {
        return Arrays.stream(states).map(DeviceState::word).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return word;
    }
}
