package io.dianan.simulator.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * A person of the suite who signs in by name and password (direct grant of the client {@code
 * dianan-cli}). The token is kept until shortly before its end.
 */
public final class SignIn {
    private static final String PATH = "/auth/realms/dianan/protocol/openid-connect/token";
    private static final Duration MARGIN = Duration.ofSeconds(20);
    private static final int AGAIN_MAX = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final String person;
    private final String password;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private String token = "";
    private Instant goodUntil = Instant.EPOCH;

    public SignIn(Suite suite, String person, String password) {
        this.suite = suite;
        this.person = person;
        this.password = password;
    }

    /**
     * A person whose password stands in the state directory's {@code secrets/people.json}.
     *
     * @throws SuiteException if there is no such file or no such person in it
     */
    public static SignIn of(Suite suite, Path state, String person) {
        Path file = state.resolve("secrets").resolve("people.json");
        try {
            JsonNode password = JSON.readTree(Files.readAllBytes(file)).path(person);
            if (password.isTextual()) {
                return new SignIn(suite, person, password.textValue());
            }
            throw new SuiteException(SuiteException.UNREACHABLE, file + " knows no " + person);
        } catch (IOException e) {
            throw new SuiteException(
                    "Cannot read " + file + ": is --state the directory of the running suite?", e);
        }
    }

    /**
     * An access token that lasts a while longer; the first call tells whether the suite is there.
     *
     * @throws SuiteException if the identity provider refuses or does not answer
     */
    public synchronized String bearer() {
        if (Instant.now().isBefore(goodUntil)) {
            return token;
        }
        String form =
                "grant_type=password&client_id=dianan-cli&username=%s&password=%s"
                        .formatted(encode(person), encode(password));
        HttpRequest request =
                HttpRequest.newBuilder(suite.at(PATH))
                        .timeout(Duration.ofSeconds(30))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            HttpResponse<byte[]> answer = patientlySend(request);
            if (answer.statusCode() != 200) {
                throw new SuiteException(
                        answer.statusCode(),
                        "%s cannot sign in: the identity provider answers %d"
                                .formatted(person, answer.statusCode()));
            }
            take(JSON.readTree(answer.body()));
            return token;
        } catch (IOException e) {
            throw new SuiteException(
                    "The suite does not answer at " + suite.url() + "; is it up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SuiteException("Interrupted while signing in", e);
        }
    }

    /** While the identity provider finds its database again it answers 500 or 503. */
    private HttpResponse<byte[]> patientlySend(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        for (int again = 0; answer.statusCode() >= 500 && again < AGAIN_MAX; again++) {
            TimeUnit.SECONDS.sleep(1);
            answer = http.send(request, BodyHandlers.ofByteArray());
        }
        return answer;
    }

    /** Forgets the token: the suite no longer took it. */
    public synchronized void renew() {
        goodUntil = Instant.EPOCH;
    }

    private void take(JsonNode grant) {
        token = grant.path("access_token").asText();
        Duration life = Duration.ofSeconds(grant.path("expires_in").asLong(60));
        Duration use = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : MARGIN;
        goodUntil = Instant.now().plus(use);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
