package io.aftercare.wave.web;

import io.aftercare.wave.ExpectedWave;

/** A wave to come, as pages show it. */
public record Coming(String day, long contacts) {

    Coming(ExpectedWave wave) {
        this(Days.inWords(wave.day()), wave.contacts());
    }
}
