package io.dianan.simulator.replay;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Maps of the recordings that come with the project's data, by file name. */
public final class KnownRecordings {
    private static final Map<String, ColumnMap> MAPS =
            Map.of(
                    // A household in France: single-phase, UTC.
                    "power-household-fr-1min.csv.gz",
                    map(
                            "time_utc",
                            "voltage_v=voltageA,current_a=currentA,active_power_w=activePower"),
                    // A steelworks: energy of each quarter of an hour, so kWh × 4000 is mean power.
                    "power-steelworks-kr-15min.csv.gz",
                    map(
                            "time_utc",
                            "active_energy_kwh=activePower*4000,pf_lagging_pct=powerFactor*0.01"),
                    // Appliances in a laboratory, once a second; the zone of its clock is not told.
                    "power-lab-appliances-1hz.csv.gz",
                    map(
                            "time_local",
                            "current_rms_a=currentA,active_power_w=activePower,"
                                    + "power_factor=powerFactor"),
                    // A distribution transformer: oil as the first temperature, ambient second.
                    "power-transformer-3ph-15min.csv.gz",
                    map(
                            "time_utc_assumed_ist",
                            "voltage_l1_v=voltageA,voltage_l2_v=voltageB,voltage_l3_v=voltageC,"
                                    + "current_l1_a=currentA,current_l2_a=currentB,"
                                    + "current_l3_a=currentC,oil_temp_c=temperature1,"
                                    + "ambient_temp_c=temperature2,"
                                    + "neutral_current_a=neutralCurrent"));

    private KnownRecordings() {}

    /** The map of a file of this name, if it is one that we know. */
    public static Optional<ColumnMap> of(String fileName) {
        return Optional.ofNullable(MAPS.get(fileName));
    }

    private static ColumnMap map(String time, String entries) {
        return ColumnMap.parse(time, ZoneOffset.UTC, entries);
    }
}
