package io.aftercare.common;

/** Finds a person's mail address in what came or went as bytes: as JSON mostly, but anything can come. */
public final class AddressSearch {

    /**
     * In ASCII, as the address is: other bytes, and backslashes, are escaped, and so no zero byte is in the way. Without
     * these, UTF-16 reads as UTF-8 does. What writers of JSON escape of addresses is put back; its backslash is two now.
     */
    private static final String TEXT = """
            replace(replace(replace(replace(
                lower(encode(%s, 'escape')), '\\000', ''), '\\\\u0040', '@'), '\\\\u002b', '+'), '\\\\u0027', '''')""";

    /**
     * Where the address stands alone, it being the one character that is not ASCII. An escaped character is no part of
     * a longer address, though its last one is a letter or a digit; nor are the dots of a sentence.
     */
    private static final String ALONE =
            "(^|[^a-z0-9._%+-]|\\\\[bfnrt]|\\\\u[0-9a-f]{4}|\\\\[0-7]{3})\\.*§[.-]*($|[^a-z0-9.-])";

    private AddressSearch() {}

    /**
     * A condition in SQL: bytes have the {@code :address}, which is in lower case, in any case; not as a part of a longer
     * one.
     *
     * @param bytes the name of a column
     */
    public static String in(String bytes) {
        var text = TEXT.formatted(bytes);
        return "(position(:address in %s) > 0 and replace(%1$s, :address, '§') ~ '%s')".formatted(text, ALONE);
    }
}
