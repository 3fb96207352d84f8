package io.aftercare.segment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A part of a segment: a condition, or a group of them. Groups hold no groups. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Group.class, name = "group"),
    @Type(value = Condition.Text.class, name = "text"),
    @Type(value = Condition.Choice.class, name = "choice"),
    @Type(value = Condition.Numeric.class, name = "number"),
    @Type(value = Condition.Day.class, name = "date"),
    @Type(value = Condition.Age.class, name = "age"),
    @Type(value = Condition.Presence.class, name = "presence"),
    @Type(value = Condition.Tickets.class, name = "tickets"),
    @Type(value = Condition.LastScore.class, name = "last-score"),
    @Type(value = Condition.LastBand.class, name = "last-band"),
    @Type(value = Condition.Surveyed.class, name = "survey")
})
public sealed interface Part permits Condition, Group {}
