package io.dianan.device.series;

import io.dianan.contracts.metric.Metric;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180) with a head line. Cells of text that a spreadsheet would take for a formula get an
 * apostrophe in front; numbers are ours and stay numbers.
 */
final class CsvSamples implements SampleWriter {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final SeriesRequest request;
    private final Writer out;

    CsvSamples(SeriesRequest request, OutputStream out) {
        this.request = request;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void begin() throws IOException {
        List<String> head = new ArrayList<>();
        head.add("at");
        if (request.every() == Every.RAW) {
            head.add("receivedAt");
            head.add("timeQuality");
            request.metrics().forEach(metric -> head.add(metric.key()));
            head.add("extra");
        } else {
            for (Metric metric : request.metrics()) {
                for (String part : List.of("min", "max", "mean", "count")) {
                    head.add(metric.key() + "." + part);
                }
            }
        }
        line(head);
    }

    @Override
    public void item(Sample sample) throws IOException {
        List<String> cells = new ArrayList<>();
        cells.add(sample.at().toString());
        switch (sample) {
            case Sample.Raw raw -> {
                cells.add(raw.receivedAt().toString());
                cells.add(raw.timeQuality());
                for (Metric metric : request.metrics()) {
                    cells.add(plain(raw.values().get(metric)));
                }
                cells.add(raw.extra() == null ? "" : text(raw.extra()));
            }
            case Sample.Bucket bucket -> {
                for (Metric metric : request.metrics()) {
                    Sample.Summary summary = bucket.values().get(metric);
                    cells.add(plain(summary == null ? null : summary.min()));
                    cells.add(plain(summary == null ? null : summary.max()));
                    cells.add(plain(summary == null ? null : summary.mean()));
                    cells.add(summary == null ? "0" : Long.toString(summary.count()));
                }
            }
        }
        line(cells);
    }

    /** The page ends where the file ends; a next one has no place in it. */
    @Override
    public void end(@Nullable String next) throws IOException {
        out.flush();
    }

    private void line(List<String> cells) throws IOException {
        out.write(String.join(",", cells));
        out.write("\r\n");
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static String text(String cell) {
        String safe =
                !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
