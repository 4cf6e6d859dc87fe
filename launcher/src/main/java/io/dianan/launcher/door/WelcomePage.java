package io.dianan.launcher.door;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What stands at the root: the addresses, as a page for people and as JSON for programs. */
public final class WelcomePage {
    private final Map<String, String> addresses;

    public WelcomePage(Map<String, String> addresses) {
        this.addresses = addresses;
    }

    void answer(HttpServerRequest request) {
        String accept = request.getHeader("Accept");
        boolean person = accept != null && accept.contains("text/html");
        request.response()
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", person ? "text/html; charset=utf-8" : "application/json")
                .end(person ? page() : json());
    }

    private String json() {
        JsonObject links = new JsonObject();
        addresses.forEach(links::put);
        return new JsonObject().put("name", "Dian'an 电安").put("addresses", links).encode();
    }

    private String page() {
        StringBuilder rows = new StringBuilder();
        addresses.forEach(
                (name, address) ->
                        rows.append("<tr><td>")
                                .append(name)
                                .append("</td><td>")
                                .append(address)
                                .append("</td></tr>\n"));
        return """
        <!doctype html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><title>Dian'an 电安</title></head>
        <body>
        <h1>Dian'an 电安</h1>
        <table>
        %s</table>
        </body>
        </html>
        """
                .formatted(rows);
    }
}
