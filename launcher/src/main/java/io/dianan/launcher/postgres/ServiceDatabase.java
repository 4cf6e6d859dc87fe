package io.dianan.launcher.postgres;

import java.util.regex.Pattern;

/**
 * A database of one service with its two roles: the owner migrates it, the application role works
 * in it under row-level security.
 */
public record ServiceDatabase(String name, String ownerPassword, String appPassword) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    public ServiceDatabase {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
    }

    public String owner() {
        return name + "_owner";
    }

    public String app() {
        return name + "_app";
    }

    @Override
    public String toString() {
        return "ServiceDatabase[" + name + "]";
    }
}
