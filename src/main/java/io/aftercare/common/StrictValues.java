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
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Takes a value of another type as the mistake that it is: a number for a text, a duration or a choice, a truth value for a
 * text, a fraction for a whole number. No property of Jackson's says so.
 */
@Configuration(proxyBeanMethods = false)
class StrictValues {

    @Bean
    JsonMapperBuilderCustomizer noNumbersForOtherThings() {
        return json -> json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .addModule(new SimpleModule("durations").addDeserializer(Duration.class, new DurationText()));
    }

    @Bean
    JsonMapperBuilderCustomizer noTextFromOtherTypes() {
        return json -> json.withCoercionConfig(
                LogicalType.Textual,
                text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
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
