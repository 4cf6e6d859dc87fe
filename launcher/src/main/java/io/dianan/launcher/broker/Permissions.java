package io.dianan.launcher.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.security.Role;

/**
 * Who may do what, by address ({@code /} of a topic is {@code .} here). Each user has one role of
 * its own name. The gateway alone publishes readings and events, a service alone its own domain
 * events; every machine may hear domain events.
 */
final class Permissions {
    private static final String GATEWAY = "gateway-adapter";

    private Permissions() {}

    static Map<String, Set<Role>> of(List<BrokerUser> users, List<String> consumers) {
        Map<String, Set<Role>> all = new HashMap<>();
        all.put("#", Set.of());
        Set<Role> lanes = new HashSet<>();
        lanes.add(publisher(GATEWAY));
        consumers.forEach(consumer -> lanes.add(subscriber(BrokerUser.service(consumer))));
        all.put("dianan.readings.#", lanes);
        all.put("dianan.events.#", lanes);

        Set<Role> listeners = new HashSet<>();
        users.forEach(user -> listeners.add(subscriber(user.name())));
        all.put("dianan.domain.#", listeners);
        users.stream()
                .filter(BrokerUser::isService)
                .forEach(
                        user ->
                                all.put(
                                        "dianan.domain." + user.word() + ".#",
                                        with(listeners, user.name())));
        all.put("dianan.broker.#", with(listeners, BrokerUser.ANNOUNCER));
        return all;
    }

    private static Set<Role> with(Set<Role> listeners, String publisher) {
        Set<Role> all = new HashSet<>(listeners);
        all.removeIf(role -> role.getName().equals(publisher));
        all.add(role(publisher, true, true));
        return all;
    }

    private static Role publisher(String name) {
        return role(name, true, false);
    }

    private static Role subscriber(String name) {
        return role(name, false, true);
    }

    private static Role role(String name, boolean send, boolean consume) {
        boolean manage = false;
        boolean view = false;
        boolean edit = false;
        boolean createAddress = true;
        boolean deleteAddress = false;
        return new Role(
                name,
                send,
                consume,
                consume,
                consume,
                consume,
                consume,
                manage,
                consume,
                createAddress,
                deleteAddress,
                view,
                edit);
    }
}
