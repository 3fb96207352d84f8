package io.aftercare.exporter;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The arguments of the exporter; names in any case, as environment variables have only one.
 *
 * @param url {@code jdbc:postgresql://...} of the application's database
 * @param user who may make a schema there
 * @param batchSize the most records of one transaction ({@code batchSize}, default 2000)
 * @param flushInterval how long a record waits for others before it is written ({@code flushMillis}, default 200)
 * @param keep how long a month's history is kept after its end, longer while something in it is still open
 *     ({@code keepDays}, default 400)
 */
record ExporterSettings(
        String url, String user, String password, int batchSize, Duration flushInterval, Duration keep) {

    static final String DRIVER = "jdbc:postgresql:";

    /** @throws IllegalArgumentException that says which argument is missing or wrong */
    static ExporterSettings of(Map<String, Object> arguments) {
        var known = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(arguments);
        var url = text(known, "url");
        if (!url.startsWith(DRIVER)) {
            throw new IllegalArgumentException("The exporter's argument url must start with " + DRIVER + "//");
        }
        return new ExporterSettings(
                url,
                text(known, "user"),
                text(known, "password"),
                number(known, "batchSize", 2000, 10_000),
                Duration.ofMillis(number(known, "flushMillis", 200, 60_000)),
                Duration.ofDays(number(known, "keepDays", 400, 36_500)));
    }

    private static String text(Map<String, Object> arguments, String name) {
        var value = arguments.get(name);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("The exporter needs the argument " + name + ", which is not set");
        }
        return value.toString().strip();
    }

    private static int number(Map<String, Object> arguments, String name, int standard, int most) {
        var value = arguments.getOrDefault(name, standard).toString().strip();
        if (value.matches("\\d{1,9}")) {
            var number = Integer.parseInt(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "The exporter's argument %s must be a number from 1 to %d, not '%s'".formatted(name, most, value));
    }

    /** The password must not get into a log. */
    @Override
    public String toString() {
        return "%s as %s".formatted(url, user);
    }
}
