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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes and keeps the realm, over Keycloak's own administration API on the inside port. */
public final class KeycloakAdmin {
    /** A client of the master realm that Keycloak makes at its first start, for us. */
    public static final String CLIENT = "dianan-launcher";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REALM = "/admin/realms/dianan";
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
     * Makes the realm when it is not there. Of a realm that is there the console's addresses are
     * set, since a suite may be started on other ports, and clients that an earlier version did not
     * have are added; nothing that somebody may have changed is touched.
     *
     * @param realm the template, filled in
     */
    public void ensureRealm(String realm, String address) throws IOException {
        String token = token();
        HttpResponse<String> found = send(token, "GET", REALM, "");
        if (found.statusCode() == 404) {
            require(201, send(token, "POST", "/admin/realms", realm), "make the realm");
            return;
        }
        require(200, found, "read the realm");
        moveConsole(token, address);
        JsonNode template = JSON.readTree(realm);
        for (JsonNode wanted : template.path("clients")) {
            ensureClient(token, wanted, rolesOf(template, wanted.path("clientId").asText()));
        }
    }

    private void ensureClient(String token, JsonNode wanted, List<String> roles)
            throws IOException {
        String name = wanted.path("clientId").asText();
        JsonNode found = client(token, name);
        if (found.isMissingNode()) {
            HttpResponse<String> made =
                    send(token, "POST", REALM + "/clients", JSON.writeValueAsString(wanted));
            require(201, made, "make the client " + name);
            found = client(token, name);
        }
        if (roles.isEmpty()) {
            return;
        }
        String account =
                read(
                                token,
                                REALM
                                        + "/clients/"
                                        + found.path("id").asText()
                                        + "/service-account-user")
                        .path("id")
                        .asText();
        grant(token, REALM + "/users/" + account + "/role-mappings/realm", roles);
    }

    private void grant(String token, String mappings, List<String> roles) throws IOException {
        Set<String> held = new HashSet<>();
        read(token, mappings).forEach(role -> held.add(role.path("name").asText()));
        ArrayNode missing = JSON.createArrayNode();
        for (String role : roles) {
            if (!held.contains(role)) {
                missing.add(read(token, REALM + "/roles/" + role));
            }
        }
        if (!missing.isEmpty()) {
            require(
                    204,
                    send(token, "POST", mappings, JSON.writeValueAsString(missing)),
                    "grant " + roles);
        }
    }

    /** Roles that the template gives to a client's service account. */
    private static List<String> rolesOf(JsonNode template, String clientId) {
        List<String> roles = new ArrayList<>();
        for (JsonNode user : template.path("users")) {
            if (user.path("serviceAccountClientId").asText().equals(clientId)) {
                user.path("realmRoles").forEach(role -> roles.add(role.asText()));
            }
        }
        return roles;
    }

    /** A client of the realm by its name, or a missing node. */
    private JsonNode client(String token, String name) throws IOException {
        return read(token, REALM + "/clients?clientId=" + name).path(0);
    }

    private JsonNode read(String token, String path) throws IOException {
        HttpResponse<String> response = send(token, "GET", path, "");
        require(200, response, "read " + path);
        return JSON.readTree(response.body());
    }

    private void moveConsole(String token, String address) throws IOException {
        if (!(client(token, CONSOLE) instanceof ObjectNode console)
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
                        REALM + "/clients/" + console.path("id").asText(),
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
