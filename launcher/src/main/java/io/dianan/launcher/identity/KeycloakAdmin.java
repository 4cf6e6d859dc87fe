package io.dianan.launcher.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Makes and keeps the realm, over Keycloak's own administration API on the inside port. */
public final class KeycloakAdmin {
    /** A client of the master realm that Keycloak makes at its first start, for us. */
    public static final String CLIENT = "dianan-launcher";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONSOLE = "dianan-console";

    private final String inside;
    private final String secret;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param inside address with {@code /auth}
     * @param secret of {@link #CLIENT}
     */
    public KeycloakAdmin(String inside, String secret) {
        this.inside = inside;
        this.secret = secret;
    }

    /**
     * Makes the realm when it is not there. Of a realm that is there only the console's addresses
     * are set, since a suite may be started on other ports.
     */
    public void ensureRealm(String realm, String address) throws IOException {
        String token = token();
        HttpResponse<String> found = send(token, "GET", "/admin/realms/dianan", "");
        if (found.statusCode() == 404) {
            require(201, send(token, "POST", "/admin/realms", realm), "make the realm");
            return;
        }
        require(200, found, "read the realm");
        moveConsole(token, address);
    }

    private void moveConsole(String token, String address) throws IOException {
        HttpResponse<String> response =
                send(token, "GET", "/admin/realms/dianan/clients?clientId=" + CONSOLE, "");
        require(200, response, "find the console's client");
        JsonNode first = JSON.readTree(response.body()).get(0);
        if (!(first instanceof ObjectNode console)
                || console.path("rootUrl").asText().equals(address)) {
            return;
        }
        console.put("rootUrl", address);
        ArrayNode redirects = console.putArray("redirectUris");
        redirects.add(address + "/*");
        require(
                204,
                send(
                        token,
                        "PUT",
                        "/admin/realms/dianan/clients/" + console.path("id").asText(),
                        JSON.writeValueAsString(console)),
                "move the console's client");
    }

    private String token() throws IOException {
        String form =
                "grant_type=client_credentials&client_id="
                        + CLIENT
                        + "&client_secret="
                        + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(inside + "/realms/master/protocol/openid-connect/token"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        HttpResponse<String> response = exchange(request);
        require(200, response, "sign in");
        return JSON.readTree(response.body()).path("access_token").asText();
    }

    private HttpResponse<String> send(String token, String method, String path, String body)
            throws IOException {
        return exchange(
                HttpRequest.newBuilder(URI.create(inside + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void require(int status, HttpResponse<String> response, String what)
            throws IOException {
        if (response.statusCode() != status) {
            throw new IOException(
                    "Keycloak would not "
                            + what
                            + ": "
                            + response.statusCode()
                            + " "
                            + response.body());
        }
    }
}
