package io.aftercare.helpdesk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points in time as help desks write them. */
final class Times {

    /** Years before 5138 in seconds; years after 1973 in milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    private static final Pattern EPOCH = Pattern.compile("\\d{1,14}");

    /** Jira writes offsets without a colon, and Zendesk's placeholders times without seconds. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private Times() {}

    /** Reads ISO 8601 with an offset, of the years 1970 to 9999, or seconds or milliseconds since 1970. */
    static Optional<Instant> read(String text) {
        try {
            if (EPOCH.matcher(text).matches()) {
                var number = Long.parseLong(text);
                return Optional.of(
                        number < LARGEST_SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(OffsetDateTime.parse(text, ISO))
                    .filter(time -> time.getYear() >= 1970 && time.getYear() <= 9999)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
