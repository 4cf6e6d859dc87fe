package io.dianan.launcher.command;

import io.dianan.launcher.process.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What {@code help} and {@code --help} print; the script prints the same files by itself. */
final class Help {
    private Help() {}

    static String of(String command) {
        if (!command.matches("[a-z]+")) {
            throw unknown(command);
        }
        try (InputStream in = Help.class.getResourceAsStream("help/" + command + ".txt")) {
            if (in == null) {
                throw unknown(command);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refusal unknown(String command) {
        return new Refusal("There is no command \"" + command + "\"; see ./dianan help.");
    }
}
