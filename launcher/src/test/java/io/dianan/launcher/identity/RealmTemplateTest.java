package io.dianan.launcher.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RealmTemplateTest {
    private static final Set<String> DUTIES = Set.of("system-admin", "security-admin", "auditor");
    private static String text;
    private static JsonNode realm;

    @BeforeAll
    static void fill() throws Exception {
        text =
                RealmTemplate.shipped()
                        .fill("http://localhost:9080", name -> "c-" + name, name -> "p-" + name);
        realm = new ObjectMapper().readTree(text);
    }

    @Test
    void everyPlaceIsFilledAndNoSecretIsShipped() {
        assertFalse(text.contains("${client"));
        assertFalse(text.contains("${person"));
        assertEquals("c-device-service", client("device-service").path("secret").asText());
        assertEquals(
                "p-auditor", user("auditor").path("credentials").get(0).path("value").asText());
        assertEquals(
                "http://localhost:9080/*",
                client("dianan-console").path("redirectUris").get(0).asText());
    }

    @Test
    void everyDemoPersonHasAPasswordAndARole() throws Exception {
        List<String> people = RealmTemplate.shipped().people();

        assertEquals(16, people.size());
        for (String person : people) {
            assertEquals(1, user(person).path("realmRoles").size(), person);
        }
    }

    @Test
    void regulatorsHaveARegionAndProvidersAndEnterprisesTheirOwner() {
        for (JsonNode user : realm.path("users")) {
            String role = user.path("realmRoles").get(0).asText();
            JsonNode attributes = user.path("attributes");
            switch (role) {
                case "regulator" -> assertTrue(attributes.has("region_code"));
                case "provider-admin", "dispatcher", "technician" ->
                        assertTrue(attributes.has("provider_id"));
                case "enterprise-admin", "enterprise-viewer" ->
                        assertTrue(attributes.has("enterprise_id"));
                default -> assertTrue(attributes.isMissingNode() || attributes.isEmpty(), role);
            }
        }
    }

    @Test
    void nobodyHoldsTwoOfTheThreeDuties() {
        for (JsonNode user : realm.path("users")) {
            Set<String> held = new HashSet<>();
            user.path("realmRoles").forEach(role -> held.add(role.asText()));
            held.retainAll(DUTIES);
            assertTrue(held.size() <= 1, user.path("username").asText());
        }
    }

    @Test
    void everyClientPutsTheAudienceIntoItsTokens() {
        for (JsonNode client : realm.path("clients")) {
            Set<String> audiences = new TreeSet<>();
            client.path("protocolMappers")
                    .forEach(
                            mapper ->
                                    audiences.add(
                                            mapper.path("config")
                                                    .path("included.custom.audience")
                                                    .asText()));
            assertTrue(audiences.contains("dianan-api"), client.path("clientId").asText());
        }
    }

    @Test
    void guessingIsSlowedDownAndTokensAreShort() {
        assertTrue(realm.path("bruteForceProtected").asBoolean());
        assertTrue(realm.path("failureFactor").asInt() <= 10);
        assertEquals(900, realm.path("accessTokenLifespan").asInt());
        assertEquals(
                "S256",
                client("dianan-console")
                        .path("attributes")
                        .path("pkce.code.challenge.method")
                        .asText());
    }

    @Test
    void nobodyChangesTheirOwnScope() throws Exception {
        String profile =
                realm.path("components")
                        .path("org.keycloak.userprofile.UserProfileProvider")
                        .get(0)
                        .path("config")
                        .path("kc.user.profile.config")
                        .get(0)
                        .asText();
        for (JsonNode attribute : new ObjectMapper().readTree(profile).path("attributes")) {
            if (attribute.path("name").asText().matches("provider_id|enterprise_id|region_code")) {
                assertEquals("[\"admin\"]", attribute.path("permissions").path("edit").toString());
            }
        }
    }

    private static JsonNode client(String id) {
        return find("clients", "clientId", id);
    }

    private static JsonNode user(String name) {
        return find("users", "username", name);
    }

    private static JsonNode find(String list, String key, String value) {
        for (JsonNode node : realm.path(list)) {
            if (node.path(key).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError(value + " is not in " + list);
    }
}
