package io.dianan.device;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What every caller gets of one operation. Anonymous callers get 401, always.
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

    /** A list: it is there for everybody signed in and shows each one's own. */
    static AccessRule list(
            String operation,
            Function<AccessThings, String> path,
            Function<AccessThings, UUID> shown) {
        return new AccessRule(
                operation,
                path,
                NO_BODY,
                statuses(200, AccessCaller.ENTITLED, 200, AccessCaller.STRANGERS),
                shown);
    }

    /** One thing: it is there for the entitled, and not there for anybody else. */
    static AccessRule one(String operation, Function<AccessThings, String> path) {
        return new AccessRule(
                operation,
                path,
                NO_BODY,
                statuses(200, AccessCaller.ENTITLED, 404, AccessCaller.STRANGERS),
                NOTHING);
    }

    /** Reference data: the same for everybody signed in. */
    static AccessRule open(String operation, Function<AccessThings, String> path) {
        return new AccessRule(
                operation,
                path,
                NO_BODY,
                statuses(200, AccessCaller.ENTITLED, 200, AccessCaller.STRANGERS),
                NOTHING);
    }

    /** Closed to all but those named with {@link #get}. */
    static AccessRule closed(String operation, Function<AccessThings, String> path) {
        return new AccessRule(
                operation,
                path,
                NO_BODY,
                statuses(403, AccessCaller.ENTITLED, 403, AccessCaller.STRANGERS),
                NOTHING);
    }

    AccessRule with(Function<AccessThings, Object> anotherBody) {
        return new AccessRule(operation, path, anotherBody, statuses, shown);
    }

    /** The same rule, but these callers get this status. */
    AccessRule get(int status, AccessCaller... callers) {
        Map<AccessCaller, Integer> changed = new HashMap<>(statuses);
        Arrays.asList(callers).forEach(caller -> changed.put(caller, status));
        return new AccessRule(operation, path, body, changed, shown);
    }

    String method() {
        return operation.substring(0, operation.indexOf(' '));
    }

    boolean isList() {
        return shown != NOTHING;
    }

    private static Map<AccessCaller, Integer> statuses(
            int first, Set<AccessCaller> some, int second, Set<AccessCaller> others) {
        Map<AccessCaller, Integer> statuses = new EnumMap<>(AccessCaller.class);
        some.forEach(caller -> statuses.put(caller, first));
        others.forEach(caller -> statuses.put(caller, second));
        statuses.put(AccessCaller.ANONYMOUS, 401);
        return statuses;
    }
}
