package io.dianan.alarm;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What every caller gets of one operation. Anonymous callers get 401 always, and those without a
 * role 403.
 *
 * @param operation method and path as the OpenAPI document writes them
 * @param path of the request, with its query
 * @param body of the request; {@code ""} is none
 * @param statuses by caller
 * @param shown for a list: the id that it shows to the entitled and to nobody else
 */
record AccessRule(
        String operation,
        Function<AccessThings, String> path,
        Function<AccessThings, Object> body,
        Map<AccessCaller, Integer> statuses,
        Function<AccessThings, UUID> shown) {
    private static final Function<AccessThings, Object> NO_BODY = _ -> "";
    static final Function<AccessThings, UUID> NOTHING = _ -> new UUID(0, 0);

    /** A list: it is there for everybody with a role and shows each one's own. */
    static AccessRule list(
            String operation,
            Function<AccessThings, String> path,
            Function<AccessThings, UUID> shown) {
        return new AccessRule(operation, path, NO_BODY, statuses(200, 200), shown);
    }

    /** One thing: it is there for the entitled, and not there for anybody else. */
    static AccessRule one(String operation, Function<AccessThings, String> path) {
        return new AccessRule(operation, path, NO_BODY, statuses(200, 404), NOTHING);
    }

    /** The same for everybody signed in. */
    static AccessRule open(String operation, Function<AccessThings, String> path) {
        return new AccessRule(operation, path, NO_BODY, statuses(200, 200), NOTHING)
                .get(200, AccessCaller.WITHOUT_ROLE);
    }

    /** Closed to all but those named with {@link #get}. */
    static AccessRule closed(String operation, Function<AccessThings, String> path) {
        return new AccessRule(operation, path, NO_BODY, statuses(403, 403), NOTHING);
    }

    AccessRule with(Function<AccessThings, Object> anotherBody) {
        return new AccessRule(operation, path, anotherBody, statuses, shown);
    }

    /** The same rule, but these callers get this status. */
    AccessRule get(int status, AccessCaller... callers) {
        Map<AccessCaller, Integer> changed = new EnumMap<>(statuses);
        Arrays.asList(callers).forEach(caller -> changed.put(caller, status));
        return new AccessRule(operation, path, body, changed, shown);
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    boolean isList() {
        return shown != NOTHING;
    }

    private static Map<AccessCaller, Integer> statuses(int entitled, int strangers) {
        Map<AccessCaller, Integer> statuses = new EnumMap<>(AccessCaller.class);
        AccessCaller.ENTITLED.forEach(caller -> statuses.put(caller, entitled));
        AccessCaller.STRANGERS.forEach(caller -> statuses.put(caller, strangers));
        statuses.put(AccessCaller.WITHOUT_ROLE, 403);
        statuses.put(AccessCaller.ANONYMOUS, 401);
        return statuses;
    }
}
