package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.story.Landscape.Enterprise;
import io.dianan.simulator.suite.SuiteClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The enterprises and sites of one provider: found, or made where they are missing. */
final class Register {
    private final SuiteClient admin;

    /**
     * @param admin a provider's administrator
     */
    Register(SuiteClient admin) {
        this.admin = admin;
    }

    /** The site of each enterprise, by the enterprise's number. */
    Map<Integer, String> sites(List<Enterprise> enterprises) {
        Map<String, String> enterpriseIds = ids("/api/v1/enterprises", row -> text(row, "uscc"));
        Map<String, String> siteIds = ids("/api/v1/sites", row -> text(row, "enterpriseId"));
        Map<Integer, String> sites = new HashMap<>();
        for (Enterprise enterprise : enterprises) {
            String enterpriseId =
                    enterpriseIds.computeIfAbsent(
                            enterprise.uscc(), uscc -> id("/api/v1/enterprises", body(enterprise)));
            sites.put(
                    enterprise.number(),
                    siteIds.computeIfAbsent(
                            enterpriseId, e -> id("/api/v1/sites", site(enterprise, e))));
        }
        return sites;
    }

    private String id(String path, Map<String, Object> body) {
        return text(admin.post(path, body), "id");
    }

    private static Map<String, Object> body(Enterprise enterprise) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", enterprise.name());
        body.put("uscc", enterprise.uscc());
        body.put("regionCode", enterprise.regionCode());
        body.put("address", enterprise.address());
        body.put("venueClass", enterprise.venueClass());
        body.put("industryCode", enterprise.industryCode());
        return body;
    }

    private static Map<String, Object> site(Enterprise enterprise, String enterpriseId) {
        return Map.of(
                "enterpriseId",
                enterpriseId,
                "name",
                enterprise.name() + "总配电室",
                "address",
                enterprise.address(),
                "regionCode",
                enterprise.regionCode());
    }

    /** Ids of all rows of a list, by what names them. */
    private Map<String, String> ids(String path, Function<JsonNode, String> name) {
        Map<String, String> ids = new HashMap<>();
        String page = path + "?limit=200";
        while (true) {
            JsonNode answer = admin.get(page);
            answer.path("items").forEach(row -> ids.put(name.apply(row), text(row, "id")));
            String next = answer.path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return ids;
            }
            page = path + "?limit=200&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asText();
    }
}
