package io.aftercare.wave;

/** A wave and what became of it. */
public record WaveView(Wave wave, WaveProgress progress) {}
