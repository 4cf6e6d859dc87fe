package io.dianan.launcher.identity;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the few resources of Keycloak's administration that the launcher uses. */
class KeycloakAdminTest {
    private static final String ADDRESS = "http://localhost:8080";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> clients = new TreeMap<>();
    private final Map<String, Set<String>> rolesByClient = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();
    private boolean realmIsThere;
    private HttpServer keycloak;
    private KeycloakAdmin admin;
    private String realm;

    @BeforeEach
    void open() throws Exception {
        keycloak = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        keycloak.createContext("/auth/", this::answer);
        keycloak.start();
        admin =
                new KeycloakAdmin(
                        "http://127.0.0.1:" + keycloak.getAddress().getPort() + "/auth", "secret");
        realm =
                RealmTemplate.shipped()
                        .fill(ADDRESS, name -> "secret of " + name, name -> "password of " + name);
        for (JsonNode client : JSON.readTree(realm).path("clients")) {
            clients.put(client.path("clientId").asText(), client);
            rolesByClient.put(client.path("clientId").asText(), new TreeSet<>(Set.of("machine")));
        }
    }

    @AfterEach
    void close() {
        keycloak.stop(0);
    }

    @Test
    void aFreshInstallationGetsTheRealmAsItIsShipped() throws Exception {
        admin.ensureRealm(realm, ADDRESS);

        assertEquals(List.of("POST /admin/realms"), changes);
    }

    @Test
    void aRealmThatHasEverythingIsNotTouched() throws Exception {
        realmIsThere = true;

        admin.ensureRealm(realm, ADDRESS);

        assertEquals(List.of(), changes);
    }

    @Test
    void aClientThatAnEarlierVersionDidNotHaveIsAddedWithItsSecretAndItsRole() throws Exception {
        realmIsThere = true;
        clients.remove("alarm-service");

        admin.ensureRealm(realm, ADDRESS);

        JsonNode added = requireNonNull(clients.get("alarm-service"));
        assertEquals("secret of alarm-service", added.path("secret").asText());
        assertEquals(Set.of("machine"), rolesByClient.get("alarm-service"));
        assertEquals(2, changes.size(), changes.toString());
    }

    @Test
    void aClientLeftWithoutItsRoleByAStartThatWasCutOffGetsIt() throws Exception {
        realmIsThere = true;
        rolesByClient.put("alarm-service", new TreeSet<>());

        admin.ensureRealm(realm, ADDRESS);

        assertEquals(Set.of("machine"), rolesByClient.get("alarm-service"));
        assertEquals(1, changes.size(), changes.toString());
    }

    @Test
    void onOtherPortsTheConsoleIsMoved() throws Exception {
        realmIsThere = true;

        admin.ensureRealm(realm, "http://localhost:9999");

        assertEquals(
                "http://localhost:9999/*",
                requireNonNull(clients.get("dianan-console"))
                        .path("redirectUris")
                        .path(0)
                        .asText());
    }

    @Test
    void aRefusalNamesWhatWasAsked() {
        realmIsThere = true;
        clients.put("alarm-service", JSON.createObjectNode());
        rolesByClient.remove("alarm-service");

        IOException refused =
                assertThrows(IOException.class, () -> admin.ensureRealm(realm, ADDRESS));

        assertTrue(refused.toString().contains("service-account-user"), refused.toString());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath().substring("/auth".length());
        JsonNode body =
                path.endsWith("/token")
                        ? JSON.nullNode()
                        : JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (!method.equals("GET") && !path.endsWith("/token")) {
            changes.add(method + " " + path);
        }
        if (path.endsWith("/token")) {
            tell(exchange, 200, JSON.createObjectNode().put("access_token", "t"));
        } else if (path.equals("/admin/realms")) {
            tell(exchange, 201, JSON.createObjectNode());
        } else if (path.equals("/admin/realms/dianan")) {
            tell(exchange, realmIsThere ? 200 : 404, JSON.createObjectNode());
        } else if (path.equals("/admin/realms/dianan/clients")) {
            clients(exchange, method, body);
        } else if (path.endsWith("/service-account-user")) {
            account(exchange, path.split("/")[5]);
        } else if (path.endsWith("/role-mappings/realm")) {
            mappings(exchange, method, path.split("/")[5], body);
        } else if (path.contains("/roles/")) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            tell(exchange, 200, JSON.createObjectNode().put("name", name));
        } else if (method.equals("PUT")) {
            clients.put(body.path("clientId").asText(), body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            tell(exchange, 404, JSON.createObjectNode());
        }
    }

    private void clients(HttpExchange exchange, String method, JsonNode body) throws IOException {
        if (method.equals("POST")) {
            clients.put(body.path("clientId").asText(), body);
            rolesByClient.put(body.path("clientId").asText(), new TreeSet<>());
            tell(exchange, 201, JSON.createObjectNode());
            return;
        }
        String name = exchange.getRequestURI().getQuery().substring("clientId=".length());
        ArrayNode found = JSON.createArrayNode();
        JsonNode client = clients.get(name);
        if (client != null) {
            found.add(((ObjectNode) client.deepCopy()).put("id", name));
        }
        tell(exchange, 200, found);
    }

    private void account(HttpExchange exchange, String client) throws IOException {
        boolean known = rolesByClient.containsKey(client);
        tell(exchange, known ? 200 : 404, JSON.createObjectNode().put("id", client));
    }

    private void mappings(HttpExchange exchange, String method, String client, JsonNode body)
            throws IOException {
        Set<String> roles = requireNonNull(rolesByClient.get(client));
        if (method.equals("POST")) {
            body.forEach(role -> roles.add(role.path("name").asText()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            return;
        }
        ArrayNode held = JSON.createArrayNode();
        roles.forEach(role -> held.addObject().put("name", role));
        tell(exchange, 200, held);
    }

    private static void tell(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
