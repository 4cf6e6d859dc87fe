package io.dianan.alarm.directory;

import java.util.Locale;

/** Whose name. */
enum OwnerKind {
    PROVIDER,
    ENTERPRISE,
    SITE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
