package io.dianan.launcher.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.launcher.process.Refusal;
import io.dianan.launcher.suite.StateFolder;
import io.dianan.launcher.suite.StatusFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Signs a demo person in through the front door and prints the access token. */
final class TokenCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    int run(List<String> words) throws IOException, InterruptedException {
        Arguments arguments = Arguments.read(words, Set.of("--state"), Set.of());
        arguments.allowRest(1);
        StateFolder state = new StateFolder(arguments.path("--state", ".dianan"));
        Map<String, String> people = people(state);
        String user = arguments.rest().isEmpty() ? "" : arguments.rest().getFirst();
        String password = people.get(user);
        if (password == null) {
            throw new Refusal(
                    "Say whose token: ./dianan token USER, with one of "
                            + String.join(", ", people.keySet())
                            + ".");
        }
        String address =
                new StatusFile(state)
                        .readLiving()
                        .map(StatusFile.Told::address)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                "No suite is running in "
                                                        + state.root()
                                                        + ": start it with ./dianan up."));
        System.out.println(token(address, user, password));
        return 0;
    }

    private static Map<String, String> people(StateFolder state) throws IOException {
        if (!Files.isReadable(state.people())) {
            throw new Refusal(
                    "There are no demo people in "
                            + state.root()
                            + " that you may read: start the suite with ./dianan up, or name its"
                            + " directory with --state DIR.");
        }
        return StatusFile.json()
                .readValue(
                        state.people().toFile(), new TypeReference<TreeMap<String, String>>() {});
    }

    private static String token(String address, String user, String password)
            throws IOException, InterruptedException {
        String form =
                "grant_type=password&client_id=dianan-cli&username="
                        + URLEncoder.encode(user, StandardCharsets.UTF_8)
                        + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        address
                                                + "/auth/realms/dianan/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 503) {
                throw new Refusal("The identity provider is not ready yet: try again.");
            }
            JsonNode answer = StatusFile.json().readTree(response.body());
            if (response.statusCode() != 200) {
                throw new Refusal(
                        "The identity provider refused "
                                + user
                                + ": "
                                + answer.path("error_description").asText(response.body())
                                + ".");
            }
            return answer.path("access_token").asText();
        }
    }
}
