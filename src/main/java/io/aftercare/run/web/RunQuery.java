package io.aftercare.run.web;

import io.aftercare.common.CommonYear;
import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * What a list of runs is asked for.
 *
 * @param ticket the ticket's external id
 * @param contact the contact's id
 * @param contactEmail the contact's mail address
 * @param band of the answer that counts
 * @param from when the run began, at the earliest
 * @param to when it began, before that
 * @param incident only runs that an open incident stops
 */
public record RunQuery(
        @Nullable @Size(max = 100) @SingleLine String ticket,
        @Nullable UUID contact,
        @Nullable @Size(max = 254) @SingleLine String contactEmail,
        @Nullable UUID survey,
        @Nullable String state,
        @Nullable String band,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable @CommonYear
        OffsetDateTime from,

        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) @Nullable @CommonYear
        OffsetDateTime to,

        @Nullable Boolean incident) {}
