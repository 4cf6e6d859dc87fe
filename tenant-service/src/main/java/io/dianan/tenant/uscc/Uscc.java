package io.dianan.tenant.uscc;

import java.util.Locale;
import java.util.Optional;

/**
 * A unified social credit code in its normal form (GB 32100-2015): department of registration, kind
 * of body, six digits of region, nine characters of the body, a check character.
 *
 * @param text 18 characters of {@link #ALPHABET}; the last one checks the others
 */
public record Uscc(String text) {
    /** No I, O, S, V and Z; a character's value is its place. */
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    static final int LENGTH = 18;
    private static final int MODULUS = ALPHABET.length();
    private static final int FULL_WIDTH_FIRST = '\uff01';
    private static final int FULL_WIDTH_LAST = '\uff5e';
    private static final int FULL_WIDTH_SHIFT = FULL_WIDTH_FIRST - '!';

    public Uscc {
        faultOf(text)
                .ifPresent(
                        fault -> {
                            throw new IllegalArgumentException(fault);
                        });
    }

    /** The code that {@code written} means: trimmed, full width made half width, upper case. */
    public static Uscc of(String written) {
        return new Uscc(normalised(written));
    }

    /** Which rule {@code written} breaks, as a sentence that names the offender. */
    public static Optional<String> faultIn(String written) {
        return faultOf(normalised(written));
    }

    static String normalised(String written) {
        StringBuilder half = new StringBuilder(written.length());
        for (char c : written.toCharArray()) {
            if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                half.append((char) (c - FULL_WIDTH_SHIFT));
            } else {
                half.append(c);
            }
        }
        return half.toString().strip().toUpperCase(Locale.ROOT);
    }

    private static Optional<String> faultOf(String text) {
        if (text.length() != LENGTH) {
            return Optional.of("a USCC has 18 characters, this one has " + text.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return Optional.of(
                        "character %d of a USCC is one of %s".formatted(i + 1, ALPHABET));
            }
        }
        char check = checkCharacter(text);
        if (text.charAt(LENGTH - 1) != check) {
            return Optional.of(
                    "the check character of USCC %s is %s and not %s"
                            .formatted(text, check, text.charAt(LENGTH - 1)));
        }
        return Optional.empty();
    }

    /** The weight of place i is 3 to the power of i, modulo 31 (GB 32100-2015, 4.3). */
    private static char checkCharacter(String text) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * weight;
            weight = weight * 3 % MODULUS;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
