package io.dianan.launcher.suite;

import java.util.ArrayList;
import java.util.List;

/** The command line of a Java child: small heap, serial collector, few threads to wake. */
record JavaCommand(int heapMib, List<String> tail) {
    List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Installation.java().toString());
        words.addAll(
                List.of(
                        "-Xms32m",
                        "-Xmx" + heapMib + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED"));
        words.addAll(tail);
        return words;
    }
}
