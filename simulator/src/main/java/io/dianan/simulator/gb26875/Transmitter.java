package io.dianan.simulator.gb26875;

import io.dianan.simulator.suite.SuiteException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A transmitter on a TCP connection of its own. Each report is sent up to three times, ten seconds
 * apart, until it is confirmed, as the standard asks.
 */
public final class Transmitter implements AutoCloseable {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int ANSWER_MILLIS_MAX = 10_000;
    private static final int TRIES = 3;
    private static final long CENTER = 1;

    private final Socket socket;
    private final long address;
    private final Clock clock;
    private int serial;

    private Transmitter(Socket socket, long address, Clock clock) {
        this.socket = socket;
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param address 48 bits, registered with a device
     * @throws SuiteException if the door does not open
     */
    public static Transmitter connect(InetSocketAddress door, long address) {
        Socket socket = new Socket();
        try {
            socket.connect(door, ANSWER_MILLIS_MAX);
            socket.setSoTimeout(ANSWER_MILLIS_MAX);
            socket.setTcpNoDelay(true);
            return new Transmitter(socket, address, Clock.system(BEIJING));
        } catch (IOException e) {
            throw new SuiteException("The transmitters' door does not answer at " + door, e);
        }
    }

    /** The transmitter's clock. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /**
     * Reports and waits for the confirmation.
     *
     * @return how long it took
     * @throws SuiteException if the report is denied or not confirmed
     */
    public Duration report(ComponentStatus status) {
        byte[] frame = new Frame(serial, now(), address, CENTER, Frame.SEND, status.adu()).bytes();
        long begin = System.nanoTime();
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                socket.getOutputStream().write(frame);
                if (confirmed()) {
                    serial = serial + 1 & 0xffff;
                    return Duration.ofNanos(System.nanoTime() - begin);
                }
            }
        } catch (IOException e) {
            throw new SuiteException("The transmitters' door has closed the connection", e);
        }
        throw new SuiteException(
                SuiteException.UNREACHABLE, "A report was not confirmed in three tries");
    }

    private boolean confirmed() throws IOException {
        try {
            while (true) {
                Frame.Answer answer = Frame.readAnswer(socket.getInputStream());
                if (answer.serial() != serial) {
                    continue;
                }
                if (answer.command() == Frame.DENY) {
                    throw new SuiteException(
                            SuiteException.UNREACHABLE,
                            "The report of transmitter " + address + " was denied");
                }
                return answer.command() == Frame.CONFIRM;
            }
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new SuiteException("The connection cannot be closed", e);
        }
    }
}
