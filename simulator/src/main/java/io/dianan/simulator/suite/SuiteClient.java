package io.dianan.simulator.suite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * JSON over the front door as one signed-in person. What a restart of a service explains (no
 * answer, 502, 503, 504) is tried again for a while; every creation here can be repeated, since a
 * second one answers 409.
 */
public final class SuiteClient {
    private static final int TRIES = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Suite suite;
    private final SignIn signIn;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final ObjectMapper json = new ObjectMapper();

    public SuiteClient(Suite suite, SignIn signIn) {
        this.suite = suite;
        this.signIn = signIn;
    }

    /**
     * @param path with query, {@code /api/v1/devices?limit=50}
     * @throws SuiteException if the suite refuses or does not answer
     */
    public JsonNode get(String path) {
        return ask("GET", path, BodyPublishers.noBody());
    }

    /**
     * Creates.
     *
     * @throws SuiteException if the suite refuses or does not answer
     */
    public JsonNode post(String path, Object body) {
        try {
            return ask("POST", path, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON of " + body, e);
        }
    }

    private JsonNode ask(String method, String path, BodyPublisher body) {
        SuiteException last = null;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return once(method, path, body);
            } catch (SuiteException e) {
                if (!passing(e.status(), attempt)) {
                    throw e;
                }
                last = e;
                pause(attempt);
            }
        }
        throw last == null ? new IllegalStateException("no try was made") : last;
    }

    private boolean passing(int status, int attempt) {
        if (status == 401 && attempt == 0) {
            signIn.renew();
            return true;
        }
        return status == SuiteException.UNREACHABLE
                || status == 429
                || status == 502
                || status == 503
                || status == 504;
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(200L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while waiting for the suite", e);
        }
    }

    private JsonNode once(String method, String path, BodyPublisher body) {
        HttpRequest request =
                HttpRequest.newBuilder(suite.at(path))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + signIn.bearer())
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw refused(method, path, answer);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new SuiteException(
                    "The suite does not answer at " + suite.url() + "; is it up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while asking the suite", e);
        }
    }

    private SuiteException refused(String method, String path, HttpResponse<byte[]> answer) {
        String why = "";
        try {
            JsonNode problem = json.readTree(answer.body());
            JsonNode errors = problem.path("errors");
            why =
                    ": %s %s%s"
                            .formatted(
                                    problem.path("title").asText(),
                                    problem.path("detail").asText(),
                                    errors.isMissingNode() ? "" : " " + errors);
        } catch (IOException e) {
            why = ", without a problem document";
        }
        return new SuiteException(
                answer.statusCode(),
                "%s %s answers %d%s".formatted(method, path, answer.statusCode(), why));
    }
}
