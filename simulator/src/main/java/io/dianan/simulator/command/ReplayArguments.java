package io.dianan.simulator.command;

import io.dianan.simulator.replay.ColumnMap;
import io.dianan.simulator.replay.KnownRecordings;
import io.dianan.simulator.replay.ReplayPlan;
import io.dianan.simulator.replay.ReplayPlan.Shift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads what {@code replay} is asked for. */
final class ReplayArguments {
    private ReplayArguments() {}

    static ReplayPlan plan(Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new UsageException("replay wants one file");
        }
        Path file = Path.of(arguments.words().getFirst());
        if (!Files.isReadable(file)) {
            throw new UsageException("there is no readable file " + file);
        }
        Optional<String> start = arguments.text("--start");
        if (start.isPresent() && arguments.text("--shift").isPresent()) {
            throw new UsageException("--start and --shift say the same thing; give one");
        }
        return new ReplayPlan(
                file,
                map(arguments, file.getFileName().toString()),
                arguments.text("--from").map(t -> time("--from", t)).orElse(null),
                arguments.number("--rows", 0, 1, 1_000_000_000),
                start.isPresent() ? Shift.START : shift(arguments.text("--shift", "now")),
                start.map(t -> time("--start", t)).orElse(Instant.EPOCH),
                speed(arguments),
                arguments.has("--all"));
    }

    private static ColumnMap map(Arguments arguments, String name) {
        Optional<ColumnMap> known = KnownRecordings.of(name);
        Optional<String> given = arguments.text("--map");
        Optional<String> time = arguments.text("--time");
        if (known.isEmpty() && (given.isEmpty() || time.isEmpty())) {
            throw new UsageException(
                    name
                            + " is not a known recording: say --map column=metric,… and --time column");
        }
        ZoneId zone = ColumnMap.zone(arguments.text("--zone", "Z"));
        String timeColumn = time.or(() -> known.map(ColumnMap::timeColumn)).orElse("");
        return given.map(entries -> ColumnMap.parse(timeColumn, zone, entries))
                .or(() -> known.map(k -> new ColumnMap(timeColumn, zone, k.columns())))
                .orElseThrow();
    }

    private static Shift shift(String word) {
        return switch (word) {
            case "now" -> Shift.LAST_IS_NOW;
            case "none" -> Shift.NONE;
            default -> throw new UsageException("--shift is now or none, not " + word);
        };
    }

    private static double speed(Arguments arguments) {
        return arguments.text("--speed", "max").equals("max")
                ? 0
                : arguments.decimal("--speed", 1, 0.001, 1e9);
    }

    private static Instant time(String name, String text) {
        if (text.equals("now")) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "%s is a time like 2019-07-01T00:00:00Z, not %s".formatted(name, text));
        }
    }
}
