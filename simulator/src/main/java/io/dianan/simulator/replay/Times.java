package io.dianan.simulator.replay;

import java.util.Arrays;

/** The times of a recording's rows, epoch ms, in the order of the file. */
final class Times {
    private long[] millis = new long[1024];
    private int size;

    void add(long time) {
        millis = size == millis.length ? Arrays.copyOf(millis, 2 * size) : millis;
        millis[size++] = time;
    }

    int size() {
        return size;
    }

    long get(int row) {
        return millis[row];
    }

    /** The first row at or after a time; the size when there is none. */
    int firstAtOrAfter(long time) {
        int row = 0;
        while (row < size && millis[row] < time) {
            row++;
        }
        return row;
    }

    long newest(int from, int to) {
        return Arrays.stream(millis, from, to).max().orElse(0);
    }
}
