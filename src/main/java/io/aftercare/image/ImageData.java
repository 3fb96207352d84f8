package io.aftercare.image;

/**
 * A picture itself.
 *
 * @param sha256 of the data, in hexadecimal
 */
public record ImageData(String mediaType, String sha256, byte[] data) {}
