package io.dianan.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.launcher.process.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static Arguments read(String... words) {
        return Arguments.read(List.of(words), Set.of("--state", "--port-offset"), Set.of("--json"));
    }

    @Test
    void optionsTakeTheirValueWithOrWithoutAnEqualsSign() {
        Arguments arguments = read("--state", "a", "--port-offset=1000", "--json", "user");

        assertEquals(Path.of("a"), arguments.path("--state", "x"));
        assertEquals(1000, arguments.number("--port-offset", 0));
        assertTrue(arguments.has("--json"));
        assertEquals(List.of("user"), arguments.rest());
    }

    @ParameterizedTest
    @CsvSource({"--sate,no option --sate", "--state,needs a value", "--json=1,no option --json"})
    void whatIsNotUnderstoodIsNamed(String word, String said) {
        Refusal refusal = assertThrows(Refusal.class, () -> read(word));

        assertTrue(refusal.sentence().contains(said), refusal.sentence());
    }

    @Test
    void aNumberMustBeOne() {
        Arguments arguments = read("--port-offset", "many");

        assertThrows(Refusal.class, () -> arguments.number("--port-offset", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "up", "down", "status", "token", "test"})
    void everyCommandHasItsHelp(String command) {
        assertTrue(Help.of(command).contains("./dianan"));
    }
}
