package io.dianan.simulator.replay;

import io.dianan.simulator.replay.ColumnMap.Column;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * An open CSV file (plain or gzip, first line names the columns), read row by row. Rows without a
 * time or without any mapped value are passed over and counted.
 */
final class Recording implements Closeable {
    private final Path file;
    private final BufferedReader reader;
    private final ColumnMap map;
    private final int timeIndex;
    private final List<Integer> valueIndexes = new ArrayList<>();
    private long line = 1;
    private long empty;

    private Recording(Path file, BufferedReader reader, ColumnMap map) throws IOException {
        this.file = file;
        this.reader = reader;
        this.map = map;
        String header = reader.readLine();
        if (header == null) {
            throw new RecordingException(file + " is empty");
        }
        List<String> names = cells(header);
        this.timeIndex = index(names, map.timeColumn());
        for (Column column : map.columns()) {
            valueIndexes.add(index(names, column.column()));
        }
    }

    /**
     * @throws RecordingException if the file lacks a column of the map
     */
    static Recording open(Path file, ColumnMap map) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        boolean zipped = file.toString().endsWith(".gz");
        InputStream text = zipped ? new GZIPInputStream(in, 1 << 16) : in;
        return new Recording(
                file, new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8)), map);
    }

    private int index(List<String> names, String wanted) {
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw new RecordingException(
                    "%s has no column %s; it has %s".formatted(file, wanted, names));
        }
        return index;
    }

    /** The next row with a value; empty at the end. */
    Optional<RecordedRow> next() throws IOException {
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            List<String> cells = cells(text);
            String time = cell(cells, timeIndex);
            Map<Integer, Map<String, BigDecimal>> values = values(cells);
            if (!time.isEmpty() && !values.isEmpty()) {
                return Optional.of(
                        new RecordedRow(RecordedTime.millis(time, map.zone(), place()), values));
            }
            empty++;
        }
        return Optional.empty();
    }

    private Map<Integer, Map<String, BigDecimal>> values(List<String> cells) {
        Map<Integer, Map<String, BigDecimal>> values = new LinkedHashMap<>();
        for (int i = 0; i < valueIndexes.size(); i++) {
            String cell = cell(cells, valueIndexes.get(i));
            if (!cell.isEmpty()) {
                Column column = map.columns().get(i);
                values.computeIfAbsent(column.channel(), c -> new LinkedHashMap<>())
                        .put(column.metric(), number(cell, column).multiply(column.scale()));
            }
        }
        return values;
    }

    private BigDecimal number(String cell, Column column) {
        try {
            return new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw new RecordingException(
                    "%s, column %s: %s is no number".formatted(place(), column.column(), cell));
        }
    }

    private String place() {
        return file.getFileName() + " line " + line;
    }

    /** Rows passed over so far. */
    long emptyRows() {
        return empty;
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
    }

    /** The cells of a line; a cell may stand in quotation marks, doubled inside. */
    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
