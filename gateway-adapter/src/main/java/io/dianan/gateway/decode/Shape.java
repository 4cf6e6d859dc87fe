package io.dianan.gateway.decode;

/** How a payload is written; the topic says which. */
public enum Shape {
    /** ThingsBoard's telemetry: {@code {k:v}}, {@code {ts,values}}, or an array of both. */
    THINGSBOARD,
    /**
     * Ours: {@code {"id"?,"seq"?,"ts"?,"channel"?,"values":{metric:number}}}, or an array of it.
     */
    OWN
}
