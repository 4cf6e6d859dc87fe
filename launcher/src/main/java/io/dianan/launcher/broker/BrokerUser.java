package io.dianan.launcher.broker;

/** A machine user of the broker, named as its module: {@code device-service}. */
public record BrokerUser(String name, String password) {
    /** Announces that the queues stand; the broker itself signs in as this user. */
    public static final String ANNOUNCER = "launcher";

    private static final String SERVICE_SUFFIX = "-service";

    public BrokerUser {
        if (name.isBlank() || password.isBlank()) {
            throw new IllegalArgumentException("a broker user needs a name and a password");
        }
    }

    /** The word of a service in topics: {@code device} of {@code device-service}. */
    static String service(String consumer) {
        return consumer + SERVICE_SUFFIX;
    }

    boolean isService() {
        return name.endsWith(SERVICE_SUFFIX);
    }

    String word() {
        return isService() ? name.substring(0, name.length() - SERVICE_SUFFIX.length()) : name;
    }

    @Override
    public String toString() {
        return "BrokerUser[" + name + "]";
    }
}
