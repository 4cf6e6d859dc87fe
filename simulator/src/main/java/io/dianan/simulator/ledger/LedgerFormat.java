package io.dianan.simulator.ledger;

import io.dianan.simulator.ledger.LedgerLine.Acknowledged;
import io.dianan.simulator.ledger.LedgerLine.Kind;
import io.dianan.simulator.ledger.LedgerLine.SentAgain;
import io.dianan.simulator.ledger.LedgerLine.Series;
import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The text of a line: fields divided by tabs, the last one the CRC-32C of what stands before it, as
 * eight hex digits. First field: {@code D} series, {@code S} taken, {@code A} acknowledged, {@code
 * R} sent again. The first line of a file is {@link #FIRST_LINE}.
 */
final class LedgerFormat {
    static final String FIRST_LINE = "dianan-ledger 1\n";

    private LedgerFormat() {}

    /** The line with its check sum and line feed. */
    static byte[] encode(LedgerLine entry) {
        String text =
                switch (entry) {
                    case Series s ->
                            join(
                                    "D",
                                    s.series(),
                                    s.serialNumber(),
                                    s.deviceId(),
                                    s.circuitId(),
                                    s.channel());
                    case Taken t ->
                            join(
                                    "S",
                                    t.series(),
                                    t.sequence(),
                                    t.atMillis(),
                                    t.takenMillis(),
                                    t.kind().word(),
                                    t.topic(),
                                    words(t.values()),
                                    t.sha256(),
                                    t.text());
                    case Acknowledged a -> join("A", a.series(), a.sequence());
                    case SentAgain r -> join("R", r.series(), r.sequence());
                };
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a ledger line holds no line feed: " + text);
        }
        byte[] fields = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = Arrays.copyOf(fields, fields.length + 10);
        byte[] sum = checkSum(fields, fields.length).getBytes(StandardCharsets.US_ASCII);
        line[fields.length] = '\t';
        System.arraycopy(sum, 0, line, fields.length + 1, 8);
        line[fields.length + 9] = '\n';
        return line;
    }

    /** The line without its line feed; empty when it is torn or not a line of ours. */
    static Optional<LedgerLine> decode(byte[] bytes, int length) {
        int fieldBytes = length - 9;
        if (fieldBytes < 1 || bytes[fieldBytes] != '\t') {
            return Optional.empty();
        }
        String sum = new String(bytes, fieldBytes + 1, 8, StandardCharsets.US_ASCII);
        if (!sum.equals(checkSum(bytes, fieldBytes))) {
            return Optional.empty();
        }
        return Optional.of(parse(split(new String(bytes, 0, fieldBytes, StandardCharsets.UTF_8))));
    }

    private static LedgerLine parse(List<String> f) {
        int series = Integer.parseInt(f.get(1));
        return switch (f.getFirst()) {
            case "D" ->
                    new Series(series, f.get(2), f.get(3), f.get(4), Integer.parseInt(f.get(5)));
            case "S" ->
                    new Taken(
                            series,
                            Long.parseLong(f.get(2)),
                            Long.parseLong(f.get(3)),
                            Long.parseLong(f.get(4)),
                            kind(f.get(5)),
                            f.get(6),
                            values(f.get(7)),
                            f.get(8),
                            f.get(9));
            case "A" -> new Acknowledged(series, Long.parseLong(f.get(2)));
            case "R" -> new SentAgain(series, Long.parseLong(f.get(2)));
            default -> throw new IllegalArgumentException("unknown ledger line " + f.getFirst());
        };
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of message " + word);
    }

    private static String words(Map<String, BigDecimal> values) {
        List<String> words = new ArrayList<>(values.size());
        values.forEach((key, value) -> words.add(key + "=" + value.toPlainString()));
        return String.join(";", words);
    }

    private static Map<String, BigDecimal> values(String words) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        int from = 0;
        while (from < words.length()) {
            int equal = words.indexOf('=', from);
            int end = words.indexOf(';', equal);
            int to = end < 0 ? words.length() : end;
            values.put(
                    words.substring(from, equal), new BigDecimal(words.substring(equal + 1, to)));
            from = to + 1;
        }
        return values;
    }

    private static String join(Object... fields) {
        StringBuilder text = new StringBuilder(64);
        for (Object field : fields) {
            if (!text.isEmpty()) {
                text.append('\t');
            }
            text.append(field);
        }
        return text.toString();
    }

    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>(10);
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            fields.add(line.substring(from, tab));
            from = tab + 1;
        }
        fields.add(line.substring(from));
        return fields;
    }

    private static String checkSum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        String hex = Long.toHexString(crc.getValue());
        return "0".repeat(8 - hex.length()) + hex;
    }
}
