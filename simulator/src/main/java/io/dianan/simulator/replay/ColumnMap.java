package io.dianan.simulator.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the columns of a recording mean.
 *
 * @param timeColumn holds the time of the row
 * @param zone of times that name none
 */
public record ColumnMap(String timeColumn, ZoneId zone, List<Column> columns) {
    private static final Pattern ENTRY =
            Pattern.compile("([^=*@,]+)=([A-Za-z][A-Za-z0-9]*)(?:\\*(-?[0-9.]+))?(?:@([0-9]+))?");

    public ColumnMap {
        columns = List.copyOf(columns);
    }

    /**
     * Metric value = cell × scale.
     *
     * @param metric key of the catalogue, or any other, which the suite keeps as extra
     * @param channel from 1
     */
    public record Column(String column, String metric, BigDecimal scale, int channel) {}

    /**
     * Reads {@code voltage_v=voltageA,energy_wh=energy*0.001@2}.
     *
     * @throws RecordingException if an entry is not {@code column=metric[*scale][@channel]}
     */
    public static ColumnMap parse(String timeColumn, ZoneId zone, String entries) {
        List<Column> columns = new ArrayList<>();
        for (String entry : entries.split(",")) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (!parts.matches()) {
                throw new RecordingException(
                        "--map wants column=metric[*scale][@channel], not " + entry.strip());
            }
            String scale = parts.group(3);
            String channel = parts.group(4);
            columns.add(
                    new Column(
                            parts.group(1),
                            parts.group(2),
                            scale == null ? BigDecimal.ONE : number(entry, scale),
                            channel == null ? 1 : channel(entry, channel)));
        }
        return new ColumnMap(timeColumn, zone, columns);
    }

    private static BigDecimal number(String entry, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new RecordingException("--map has no such scale: " + entry.strip());
        }
    }

    private static int channel(String entry, String text) {
        if (text.length() > 3 || Integer.parseInt(text) < 1) {
            throw new RecordingException("--map has channels from 1 to 999: " + entry.strip());
        }
        return Integer.parseInt(text);
    }

    /**
     * A zone by its name, {@code Asia/Shanghai} or {@code +08:00}.
     *
     * @throws RecordingException if there is none
     */
    public static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new RecordingException("no such time zone: " + name);
        }
    }

    /** The channels that the map names, in order. */
    public List<Integer> channels() {
        return columns.stream().map(Column::channel).distinct().sorted().toList();
    }

    /** 3 when the channel has a second or third phase, else 1. */
    public int phases(int channel) {
        boolean three =
                columns.stream()
                        .filter(c -> c.channel() == channel)
                        .anyMatch(c -> c.metric().endsWith("B") || c.metric().endsWith("C"));
        return three ? 3 : 1;
    }
}
