package io.dianan.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Testkit's own rules, and those of the two modules that testkit stands on. */
class HouseRulesTest {
    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of("testkit");
    }

    @TestFactory
    Stream<DynamicTest> theHouseRulesHoldInContracts() {
        return HouseRules.of("contracts", Repository.root().resolve("contracts"));
    }

    @TestFactory
    Stream<DynamicTest> theHouseRulesHoldInTheLauncher() {
        return HouseRules.of("launcher", Repository.root().resolve("launcher"));
    }
}
