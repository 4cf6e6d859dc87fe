package io.dianan.launcher.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The realm as shipped, with places for what differs by installation: {@code ${address}}, {@code
 * ${client:NAME}} for the secret of a machine client, {@code ${person:NAME}} for the password of a
 * demo person.
 */
public final class RealmTemplate {
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\$\\{(?:(?<address>address)|(?<kind>client|person):(?<name>[a-z0-9-]+))}");

    private final String text;

    private RealmTemplate(String text) {
        this.text = text;
    }

    public static RealmTemplate shipped() throws IOException {
        try (InputStream in = RealmTemplate.class.getResourceAsStream("dianan-realm.json")) {
            if (in == null) {
                throw new IOException("dianan-realm.json is not on the class path");
            }
            return new RealmTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Names of the demo people, in the order of the file. */
    public List<String> people() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            if ("person".equals(matcher.group("kind"))) {
                names.add(matcher.group("name"));
            }
        }
        return names;
    }

    public String fill(
            String address, UnaryOperator<String> clientSecret, UnaryOperator<String> password) {
        return PLACE.matcher(text)
                .replaceAll(
                        place -> {
                            if (place.group("address") != null) {
                                return Matcher.quoteReplacement(address);
                            }
                            UnaryOperator<String> secrets =
                                    "client".equals(place.group("kind")) ? clientSecret : password;
                            return Matcher.quoteReplacement(secrets.apply(place.group("name")));
                        });
    }
}
