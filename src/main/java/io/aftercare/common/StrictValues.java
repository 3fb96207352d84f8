package io.aftercare.common;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Takes a number for a duration or a choice, and a fraction for a whole number, as the mistake that it is. */
@Configuration(proxyBeanMethods = false)
class StrictValues {

    @Bean
    JsonMapperBuilderCustomizer noNumbersForOtherThings() {
        return json -> json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule("durations").addDeserializer(Duration.class, new DurationText()));
    }

    /** A number would be seconds, which nobody can see. */
    private static final class DurationText extends StdScalarDeserializer<Duration> {

        DurationText() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Duration) context.handleUnexpectedToken(Duration.class, json);
            }
            try {
                return Duration.parse(json.getString());
            } catch (DateTimeParseException malformed) {
                return (Duration) context.handleWeirdStringValue(Duration.class, json.getString(), "no duration");
            }
        }
    }
}
