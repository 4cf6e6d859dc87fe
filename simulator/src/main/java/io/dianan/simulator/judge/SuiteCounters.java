package io.dianan.simulator.judge;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counters of the suite that tell of redeliveries, duplicates and conflicts, read from the
 * Prometheus text of its management ports, by name and labels.
 */
public final class SuiteCounters {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][\\w:]*(?:\\{[^}]*})?) ([0-9.eE+-]+)(?: \\d+)?");
    private static final Pattern TOLD =
            Pattern.compile(".*(redeliver|duplicate|conflict|copies|gaps).*");

    private SuiteCounters() {}

    /**
     * The counters of redeliveries, duplicates and conflicts at these addresses.
     *
     * @throws JudgeException if one of them does not answer
     */
    public static Map<String, Long> read(List<URI> addresses) {
        Map<String, Long> counters = new TreeMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (URI address : addresses) {
                sum(text(http, address), counters);
            }
        }
        return counters;
    }

    static void sum(String text, Map<String, Long> counters) {
        for (String line : text.split("\n")) {
            Matcher sample = SAMPLE.matcher(line.strip());
            if (sample.matches() && TOLD.matcher(sample.group(1)).matches()) {
                counters.merge(
                        sample.group(1), (long) Double.parseDouble(sample.group(2)), Long::sum);
            }
        }
    }

    private static String text(HttpClient http, URI address) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build(),
                            BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            throw new JudgeException(address + " answers " + answer.statusCode());
        } catch (IOException e) {
            throw new JudgeException("no metrics at " + address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JudgeException("interrupted while reading metrics");
        }
    }
}
