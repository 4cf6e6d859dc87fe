package io.dianan.testkit.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import io.dianan.testkit.house.Rule.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** How a shipped class is called and how it gets what it needs. */
final class ClassRules {
    private static final int COLLABORATORS_MAX = 5;
    private static final Set<String> BANNED_WORDS =
            Set.of(
                    "Manager",
                    "Helper",
                    "Helpers",
                    "Util",
                    "Utils",
                    "Impl",
                    "Base",
                    "Abstract",
                    "Default",
                    "Data",
                    "Info",
                    "Common");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "core", "helper", "helpers", "impl", "base", "misc");
    private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final List<String> INJECTIONS =
            List.of(
                    "jakarta.inject.Inject",
                    "org.eclipse.microprofile.config.inject.ConfigProperty",
                    "org.eclipse.microprofile.rest.client.inject.RestClient",
                    "org.eclipse.microprofile.reactive.messaging.Channel",
                    "jakarta.persistence.PersistenceContext",
                    "jakarta.ws.rs.core.Context");
    private static final List<String> BEANS =
            List.of(
                    "jakarta.enterprise.context.ApplicationScoped",
                    "jakarta.enterprise.context.RequestScoped",
                    "jakarta.enterprise.context.Dependent",
                    "jakarta.inject.Singleton",
                    "jakarta.ws.rs.Path");

    private ClassRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("names-say-something", ClassRules::bannedNames),
                new Rule("no-field-injection", ClassRules::injectedFields),
                new Rule("at-most-five-collaborators", ClassRules::collaborators));
    }

    private static List<Found> bannedNames(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.main()) {
            for (String word : WORD_BORDER.split(type.getSimpleName())) {
                if (BANNED_WORDS.contains(word)) {
                    found.add(new Found(type.getName(), "the word " + word + " says nothing"));
                }
            }
            if (type.getSimpleName().endsWith("Service")) {
                found.add(new Found(type.getName(), "Service says nothing; what does it do?"));
            }
            for (String level : type.getPackageName().split("\\.")) {
                if (BANNED_PACKAGES.contains(level)) {
                    found.add(new Found(type.getName(), "no room is called " + level));
                }
            }
        }
        return found;
    }

    private static List<Found> injectedFields(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.main()) {
            for (JavaField field : type.getFields()) {
                if (INJECTIONS.stream().anyMatch(field::isAnnotatedWith)) {
                    found.add(
                            new Found(
                                    HouseModule.outermost(type).getName(),
                                    "field " + field.getName() + " wants a constructor"));
                }
            }
        }
        return found;
    }

    private static List<Found> collaborators(HouseModule module) {
        List<Found> found = new ArrayList<>();
        for (JavaClass type : module.main()) {
            if (BEANS.stream().noneMatch(type::isAnnotatedWith)) {
                continue;
            }
            for (JavaConstructor constructor : type.getConstructors()) {
                int count = constructor.getRawParameterTypes().size();
                if (count > COLLABORATORS_MAX) {
                    found.add(
                            new Found(
                                    HouseModule.outermost(type).getName(),
                                    "is handed " + count + " things"));
                }
            }
        }
        return found;
    }
}
