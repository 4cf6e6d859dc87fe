package io.dianan.simulator.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The made enterprises of the demonstration, each of the two demo providers in each county. */
final class Landscape {
    static final int ENTERPRISES = 30;
    static final int CITIES = 3;

    /** County of the leak, of the transmitter, and of the regulator who must see both. */
    static final String COUNTY = "330105";

    /** Counties of Hangzhou, Ningbo and Wenzhou. */
    private static final List<String> COUNTIES =
            List.of(
                    COUNTY, "330106", "330110", "330203", "330206", "330212", "330302", "330304",
                    "330381");

    private static final List<Trade> TRADES =
            List.of(
                    new Trade("商场", "large-mall", "F52"),
                    new Trade("学校", "school", "P83"),
                    new Trade("养老院", "care-home", "Q85"),
                    new Trade("宾馆", "hotel", "H61"),
                    new Trade("纺织厂", "textile", "C17"),
                    new Trade("木器厂", "wood-processing", "C20"),
                    new Trade("小餐饮", "small-restaurant", "H62"));

    /** USCC alphabet of GB 32100-2015; a character's value is its place. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Landscape() {}

    private record Trade(String word, String venueClass, String industryCode) {}

    /** Who serves an enterprise. */
    enum Provider {
        A,
        B;

        /** Signs in to register: {@code provider-a-admin}. */
        String admin() {
            return "provider-" + name().toLowerCase(Locale.ROOT) + "-admin";
        }
    }

    /**
     * A made enterprise with one site.
     *
     * @param number from 1
     */
    record Enterprise(
            int number,
            Provider provider,
            String name,
            String uscc,
            String regionCode,
            String venueClass,
            String industryCode) {
        String address() {
            return "示范路 " + number + " 号";
        }
    }

    static List<Enterprise> enterprises() {
        List<Enterprise> all = new ArrayList<>();
        for (int i = 0; i < ENTERPRISES; i++) {
            Trade trade = TRADES.get(i / 2 % TRADES.size());
            String region = COUNTIES.get(i / 2 % COUNTIES.size());
            all.add(
                    new Enterprise(
                            i + 1,
                            Provider.values()[i % 2],
                            "示范" + trade.word() + " " + (i + 1),
                            uscc(region, i + 1),
                            region,
                            trade.venueClass(),
                            trade.industryCode()));
        }
        return all;
    }

    /** A code with a good check character, whose body says that it is made. */
    static String uscc(String regionCode, int number) {
        String body = "91%sMADE%05d".formatted(regionCode, number);
        int sum = 0;
        int weight = 1;
        for (char c : body.toCharArray()) {
            sum += ALPHABET.indexOf(c) * weight;
            weight = weight * 3 % ALPHABET.length();
        }
        return body + ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % 31);
    }
}
