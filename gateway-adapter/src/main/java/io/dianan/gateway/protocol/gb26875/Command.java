package io.dianan.gateway.protocol.gb26875;

/** Command bytes (GB/T 26875.3-2011, table 2). 7–127 are reserved, 128–255 the maker's. */
public final class Command {
    public static final int CONTROL = 1;
    public static final int SEND = 2;
    public static final int CONFIRM = 3;
    public static final int REQUEST = 4;
    public static final int RESPOND = 5;
    public static final int DENY = 6;

    private Command() {}
}
