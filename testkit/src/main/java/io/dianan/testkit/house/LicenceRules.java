package io.dianan.testkit.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.dianan.testkit.house.Rule.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A suffix is a licence: what a class may touch is written in its name. */
final class LicenceRules {
    /** Of a class that is a row: its annotation is its licence. */
    private static final List<String> ENTITY_ANNOTATIONS =
            List.of(
                    "jakarta.persistence.Entity",
                    "jakarta.persistence.Embeddable",
                    "jakarta.persistence.MappedSuperclass");

    private LicenceRules() {}

    private record Licence(String rule, Pattern types, List<String> suffixes, boolean entities) {
        static Licence of(String rule, String types, String... suffixes) {
            return new Licence(rule, Pattern.compile(types), List.of(suffixes), false);
        }

        Licence orEntity() {
            return new Licence(rule, types, suffixes, true);
        }

        boolean isHeldBy(JavaClass type) {
            JavaClass outer = HouseModule.outermost(type);
            return suffixes.stream().anyMatch(outer.getSimpleName()::endsWith)
                    || entities && ENTITY_ANNOTATIONS.stream().anyMatch(outer::isAnnotatedWith);
        }
    }

    private static final List<Licence> LICENCES =
            List.of(
                    Licence.of(
                                    "only-stores-touch-the-database",
                                    "(jakarta\\.persistence|java\\.sql|javax\\.sql|org\\.hibernate"
                                            + "|io\\.quarkus\\.hibernate|org\\.postgresql)\\..*",
                                    "Store",
                                    "Repository")
                            .orEntity(),
                    Licence.of("only-resources-speak-http", "jakarta\\.ws\\.rs\\..*", "Resource"),
                    Licence.of(
                            "only-inbox-outbox-publisher-message",
                            "(io\\.smallrye\\.reactive\\.messaging"
                                    + "|org\\.eclipse\\.microprofile\\.reactive\\.messaging)\\..*"
                                    + "|io\\.vertx\\.mqtt\\.MqttClient.*",
                            "Inbox",
                            "Outbox",
                            "Publisher"),
                    Licence.of(
                            "only-doors-serve-devices",
                            "io\\.vertx\\.mqtt\\.Mqtt(Server|Endpoint|Auth).*"
                                    + "|io\\.vertx\\.core\\.net\\.NetServer.*"
                                    + "|io\\.vertx\\.core\\.http\\.HttpServer(Options)?",
                            "Door"),
                    Licence.of(
                            "only-config-reads-configuration",
                            "(io\\.smallrye\\.config|org\\.eclipse\\.microprofile\\.config)\\..*",
                            "Config"));

    static List<Rule> all() {
        return LICENCES.stream()
                .map(licence -> new Rule(licence.rule(), module -> unlicensed(licence, module)))
                .toList();
    }

    private static List<Found> unlicensed(Licence licence, HouseModule module) {
        List<Found> found = new ArrayList<>();
        if (!module.isServiceOrPlatform()) {
            return found;
        }
        for (JavaClass type : module.main()) {
            if (licence.isHeldBy(type)) {
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getBaseComponentType().getName();
                if (licence.types().matcher(target).matches()) {
                    found.add(new Found(HouseModule.outermost(type).getName(), "uses " + target));
                }
            }
        }
        return found;
    }
}
