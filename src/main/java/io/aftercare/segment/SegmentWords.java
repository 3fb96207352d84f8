package io.aftercare.segment;

import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Knows what people call the things that segments name. */
@Component
public class SegmentWords {

    private final Properties properties;
    private final Pipelines pipelines;
    private final AskedTypes types;

    SegmentWords(Properties properties, Pipelines pipelines, AskedTypes types) {
        this.properties = properties;
        this.pipelines = pipelines;
        this.types = types;
    }

    /** As they are called now, for as many conditions as there are. */
    public Phrases phrases() {
        return new Phrases(
                properties.list().stream()
                        .collect(Collectors.toMap(PropertyDefinition::name, PropertyDefinition::label)),
                pipelines.list().stream().collect(Collectors.toMap(Pipeline::key, Pipeline::name)),
                types.list().stream().collect(Collectors.toMap(AskedTypes.AskedType::key, AskedTypes.AskedType::name)));
    }

    /** The name of a language, such as {@code German}, with the region if the tag has one. */
    public static String language(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}
