package io.dianan.alarm;

import io.dianan.testkit.HouseRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HouseRulesTest {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.of("alarm");
    }
}
