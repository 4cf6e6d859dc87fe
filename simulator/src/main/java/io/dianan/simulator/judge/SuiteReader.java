package io.dianan.simulator.judge;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.simulator.judge.QuarantineBook.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads the suite through its public REST. What passes by itself (no answer, 5xx) is asked again.
 */
final class SuiteReader {
    private static final int TRIES = 8;
    private static final int PAGE_READINGS = 20_000;
    private static final String NDJSON = "application/x-ndjson";

    private final URI url;
    private final JudgePlan.Bearer bearer;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    SuiteReader(URI url, JudgePlan.Bearer bearer) {
        this.url = url;
        this.bearer = bearer;
    }

    /** All raw readings of a circuit between two times, oldest first. */
    List<StoredReading> readings(String circuitId, Instant from, Instant to) {
        List<StoredReading> readings = new ArrayList<>();
        Instant start = from;
        while (true) {
            List<StoredReading> page = readingsOnce(circuitId, start, to);
            readings.addAll(page);
            if (page.size() < PAGE_READINGS) {
                return readings;
            }
            start = page.getLast().at().plusMillis(1);
        }
    }

    private List<StoredReading> readingsOnce(String circuitId, Instant from, Instant to) {
        String path =
                "/api/v1/circuits/%s/readings?from=%s&to=%s&limit=%d"
                        .formatted(
                                circuitId,
                                encode(from.toString()),
                                encode(to.toString()),
                                PAGE_READINGS);
        List<StoredReading> page = new ArrayList<>();
        for (String line : get(path, NDJSON).split("\n")) {
            if (!line.isBlank()) {
                page.add(reading(tree(line)));
            }
        }
        return page;
    }

    /** The latest reading of every circuit that the asker may see, by circuit. */
    Map<String, StoredReading> latest() {
        Map<String, StoredReading> latest = new HashMap<>();
        pages(
                "/api/v1/readings/latest?limit=200",
                item -> latest.put(item.path("circuitId").asText(), reading(item)));
        return latest;
    }

    /** Alarms of the asker's scope that were raised since then. */
    List<ShownAlarm> alarms(Instant from) {
        List<ShownAlarm> alarms = new ArrayList<>();
        pages(
                "/api/v1/alarms?limit=200&from=" + encode(from.toString()),
                item -> alarms.add(ShownAlarm.of(item)));
        return alarms;
    }

    /** Rated currents of the asker's circuits, where they are told. */
    Map<String, BigDecimal> ratedAmperes() {
        Map<String, BigDecimal> rated = new HashMap<>();
        pages(
                "/api/v1/circuits?limit=200",
                item -> {
                    if (item.path("ratedCurrentAmperes").isNumber()) {
                        rated.put(
                                item.path("id").asText(),
                                item.path("ratedCurrentAmperes").decimalValue());
                    }
                });
        return rated;
    }

    /** All quarantine entries received since then. */
    List<Entry> quarantine(Instant from) {
        List<Entry> entries = new ArrayList<>();
        pages(
                "/api/v1/quarantine?limit=200&from=" + encode(from.toString()),
                item ->
                        entries.add(
                                new Entry(
                                        item.path("deviceId").asText(""),
                                        item.path("reason").asText(),
                                        time(item.path("receivedAt")),
                                        item.path("sha256").asText(),
                                        asideReading(item.path("body").asText("")))));
        return entries;
    }

    /** An entry whose body is a reading with its circuit and time, not the message that told it. */
    private Optional<QuarantineBook.Reading> asideReading(String body) {
        if (!body.startsWith("{\"deviceId\"")) {
            return Optional.empty();
        }
        try {
            JsonNode reading = json.readTree(body);
            return Optional.of(
                    new QuarantineBook.Reading(
                            reading.path("circuitId").asText(), time(reading.path("at"))));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private void pages(String list, Consumer<JsonNode> item) {
        String page = list;
        while (true) {
            JsonNode answer = tree(get(page, "application/json"));
            answer.path("items").forEach(item);
            String next = answer.path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return;
            }
            page = list + "&cursor=" + encode(next);
        }
    }

    private StoredReading reading(JsonNode node) {
        return new StoredReading(
                time(node.path("at")),
                time(node.path("receivedAt")),
                node.path("timeQuality").asText(),
                numbers(node.path("values")),
                numbers(node.path("extra")));
    }

    private static Map<String, BigDecimal> numbers(JsonNode node) {
        Map<String, BigDecimal> numbers = new HashMap<>();
        node.properties()
                .forEach(
                        p -> {
                            if (!p.getValue().isNull()) {
                                numbers.put(p.getKey(), p.getValue().decimalValue());
                            }
                        });
        return numbers;
    }

    private static Instant time(JsonNode node) {
        return OffsetDateTime.parse(node.asText()).toInstant();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new JudgeException("the suite answers no JSON: " + e.getMessage());
        }
    }

    private String get(String path, String accept) {
        String why = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<String> answer = ask(path, accept);
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
                why = "GET " + path + " answers " + answer.statusCode();
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw new JudgeException(why + title(answer.body()));
                }
            } catch (IOException e) {
                why = "the suite does not answer at " + url;
            }
            pause(Duration.ofMillis(Math.min(5_000, 200L << attempt)));
        }
        throw new JudgeException(why);
    }

    /** The title of a problem document. */
    private String title(String body) {
        try {
            return ": " + json.readTree(body).path("title").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private HttpResponse<String> ask(String path, String accept) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Authorization", "Bearer " + bearer.token())
                        .header("Accept", accept)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JudgeException("interrupted while reading the suite");
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JudgeException("interrupted while waiting");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
