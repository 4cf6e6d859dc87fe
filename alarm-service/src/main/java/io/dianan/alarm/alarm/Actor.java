package io.dianan.alarm.alarm;

/**
 * Who did it.
 *
 * @param subject stable id of the person or machine
 * @param name as people know it
 */
public record Actor(String subject, String name) {}
