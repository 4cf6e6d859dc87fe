package io.dianan.device.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dianan.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceStepTest {

    @ParameterizedTest
    @CsvSource({
        "IN_STOCK,   INSTALLATION,  INSTALLED",
        "INSTALLED,  COMMISSIONING, IN_SERVICE",
        "IN_SERVICE, SUSPENSION,    SUSPENDED",
        "SUSPENDED,  COMMISSIONING, IN_SERVICE",
        "IN_STOCK,   REMOVAL,       REMOVED",
        "INSTALLED,  REMOVAL,       REMOVED",
        "IN_SERVICE, REMOVAL,       REMOVED",
        "SUSPENDED,  REMOVAL,       REMOVED"
    })
    void legalStepsLeadOn(DeviceState from, DeviceStep step, DeviceState to) {
        assertEquals(to, step.after(from));
    }

    @Test
    void theseAreAllLegalSteps() {
        assertEquals(
                List.of(2, 2, 2, 2, 0),
                List.of(DeviceState.values()).stream().map(state -> state.steps().size()).toList());
    }

    @Test
    void illegalStepNamesTheLegalOnes() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> DeviceStep.SUSPENSION.after(DeviceState.IN_STOCK));

        assertEquals(DeviceProblem.ILLEGAL_STEP, refused.problem());
        assertEquals(
                "a device that is in-stock allows no suspension; legal: installation, removal",
                refused.getMessage());
    }

    @Test
    void nothingLeadsBackFromRemoval() {
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> DeviceStep.INSTALLATION.after(DeviceState.REMOVED));

        assertEquals(
                "a device that is removed allows no installation; legal: none",
                refused.getMessage());
    }
}
