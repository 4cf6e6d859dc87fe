package io.dianan.platform.scope;

import java.util.UUID;

/** What a caller may see. Row-level security applies it to every table with owner columns. */
public sealed interface Scope {

    /** Everything; {@code why} says who needs that (a machine, the platform's own staff, a job). */
    record Everything(String why) implements Scope {}

    /**
     * A region and all below it.
     *
     * @param code GB/T 2260: six digits, or nine for a street
     */
    record Region(String code) implements Scope {
        public Region {
            if (!isCode(code)) {
                throw new IllegalArgumentException("not a region code: " + code);
            }
        }

        /** Whether {@code text} has the shape of a region code. */
        public static boolean isCode(String text) {
            return text.matches("\\d{6}(\\d{3})?");
        }

        /**
         * The leading digits that all codes of the subtree share: 330000 has 33, 330100 has 3301.
         */
        public String prefix() {
            if (code.length() == 9) {
                return code;
            }
            return code.replaceFirst("(00){1,2}$", "");
        }
    }

    /** One provider's customers. */
    record OfProvider(UUID providerId) implements Scope {}

    /** One enterprise. */
    record OfEnterprise(UUID enterpriseId) implements Scope {}

    /** Nothing at all. */
    record Nobody() implements Scope {}
}
