package io.dianan.launcher.suite;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code up} was asked for.
 *
 * @param failpoints folder of the services' failpoints, for drills only
 */
public record Options(Path state, int portOffset, Optional<Path> failpoints) {}
