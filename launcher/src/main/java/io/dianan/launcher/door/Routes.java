package io.dianan.launcher.door;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Where a path leads. Pure: no network. */
public final class Routes {
    private static final String API = "/api/v1/";
    private static final List<String> IDENTITY = List.of("/auth/realms/dianan", "/auth/resources");

    private final Map<String, Target> bySegment = new TreeMap<>();
    private final Target identity;

    /** What stands behind the door on one inside port. */
    public record Target(String name, int port) {}

    /** The answer for one path. */
    public sealed interface Way {}

    /** To a service or the identity provider, path unchanged. */
    public record Inwards(Target target) implements Way {}

    /** The page with the addresses. */
    public record Welcome() implements Way {}

    /** Nothing is there. */
    public record Nowhere() implements Way {}

    /** A path that could be read in two ways is read in none. */
    public record Ambiguous() implements Way {}

    public Routes(Map<Target, Set<String>> segments, Target identity) {
        segments.forEach((target, names) -> names.forEach(name -> bySegment.put(name, target)));
        this.identity = identity;
    }

    public Way of(String path) {
        if (isAmbiguous(path)) {
            return new Ambiguous();
        }
        if (path.equals("/")) {
            return new Welcome();
        }
        if (path.startsWith(API)) {
            return api(path.substring(API.length()));
        }
        if (IDENTITY.stream().anyMatch(open -> isUnder(open, path))) {
            return new Inwards(identity);
        }
        return new Nowhere();
    }

    private Way api(String rest) {
        int slash = rest.indexOf('/');
        Target target = bySegment.get(slash < 0 ? rest : rest.substring(0, slash));
        return target == null ? new Nowhere() : new Inwards(target);
    }

    private static boolean isUnder(String prefix, String path) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    /**
     * Dot segments, double and encoded slashes, and path parameters in a dot segment: whoever
     * stands behind may read them as another path than we do.
     */
    private static boolean isAmbiguous(String path) {
        if (!path.startsWith("/") || path.contains("//") || path.indexOf('\\') >= 0) {
            return true;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00")) {
            return true;
        }
        for (String segment : lower.replace("%2e", ".").split("/")) {
            String name = segment.split(";", 2)[0];
            if (name.equals(".") || name.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
