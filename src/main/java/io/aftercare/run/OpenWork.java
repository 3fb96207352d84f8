package io.aftercare.run;

/**
 * What is under way, over all surveys.
 *
 * @param waiting runs whose mail is out and that nobody has answered yet
 * @param scheduled runs that wait for their time, without those that an incident stops
 * @param undeliverable runs whose mail was refused for good, lately
 */
public record OpenWork(long waiting, long scheduled, long undeliverable) {}
