package io.aftercare.segment;

import io.aftercare.crm.Pipeline;
import io.aftercare.crm.Pipelines;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether all that a segment names is there. What each text may be at all, its constraints say. */
@Component
class SegmentChecks {

    private final Properties properties;
    private final Pipelines pipelines;
    private final AskedTypes types;

    SegmentChecks(Properties properties, Pipelines pipelines, AskedTypes types) {
        this.properties = properties;
        this.pipelines = pipelines;
        this.types = types;
    }

    List<Fault> faults(Segment segment) {
        var walk = new Walk(
                segment.conditions().isEmpty() ? Map.of() : properties(),
                types,
                () -> pipelines.list().stream().map(Pipeline::key).collect(Collectors.toSet()),
                new ArrayList<>());
        walk.check("parts", segment.parts());
        return List.copyOf(walk.faults());
    }

    private Map<String, PropertyDefinition> properties() {
        return properties.list().stream().collect(Collectors.toMap(PropertyDefinition::name, Function.identity()));
    }

    private record Walk(
            Map<String, PropertyDefinition> properties,
            AskedTypes types,
            Supplier<Set<String>> pipelines,
            List<Fault> faults) {

        void check(String path, List<? extends Part> parts) {
            for (var at = 0; at < parts.size(); at++) {
                var part = "%s[%d]".formatted(path, at);
                switch (parts.get(at)) {
                    case Condition condition -> check(part, condition);
                    case Group group -> check(part + ".conditions", group.conditions());
                }
            }
        }

        private void check(String path, Condition condition) {
            switch (condition) {
                case Condition.Text text -> property(path, text, Set.of(PropertyType.TEXT));
                case Condition.Choice choice -> choice(path, choice);
                case Condition.Numeric number -> property(path, number, Set.of(PropertyType.NUMBER));
                case Condition.Day day -> property(path, day, Set.of(PropertyType.DATE));
                case Condition.Age age -> property(path, age, Set.of(PropertyType.DATE));
                case Condition.Presence presence -> property(path, presence, Set.of(PropertyType.values()));
                case Condition.Tickets tickets -> pipeline(path, tickets.pipeline());
                case Condition.LastScore last -> score(path, last);
                case Condition.LastBand last -> bands(path, last);
                case Condition.Surveyed surveyed -> type(path, surveyed.survey());
            }
        }

        /** The definition of the property, if it is one, and fits. */
        private @Nullable PropertyDefinition property(
                String path, Condition.OfField condition, Set<PropertyType> fitting) {
            var name = condition.field().property();
            if (name.isEmpty()) {
                return null;
            }
            var property = properties.get(name.get());
            if (property == null) {
                fault(
                        path + ".field",
                        "There is no property '%s' any more. Remove the condition.".formatted(name.get()));
            } else if (!fitting.contains(property.type())) {
                fault(
                        path + ".field",
                        "The property '%s' is of the type %s, which is not compared so. Add the condition anew."
                                .formatted(name.get(), property.type().key()));
            }
            return property;
        }

        private void choice(String path, Condition.Choice choice) {
            var property = property(path, choice, Set.of(PropertyType.CHOICE));
            if (property != null && property.type() == PropertyType.CHOICE) {
                choice.values().stream()
                        .filter(value -> !property.choices().contains(value))
                        .forEach(value -> fault(
                                path + ".values",
                                "'%s' is no choice of the property '%s'. Choose among those it has."
                                        .formatted(value, property.name())));
            }
        }

        private void pipeline(String path, @Nullable String pipeline) {
            if (pipeline != null && !pipelines.get().contains(pipeline)) {
                fault(path + ".pipeline", "There is no pipeline '%s'. Choose another.".formatted(pipeline));
            }
        }

        private void score(String path, Condition.LastScore last) {
            var type = type(path, last.survey());
            if (type != null && (last.score() < type.lowest() || last.score() > type.highest())) {
                fault(
                        path + ".score",
                        "%d is no score of %s: choose from %d to %d."
                                .formatted(last.score(), type.name(), type.lowest(), type.highest()));
            }
        }

        private void bands(String path, Condition.LastBand last) {
            var type = type(path, last.survey());
            if (type != null && !type.bands().containsAll(last.bands())) {
                fault(
                        path + ".bands",
                        "The bands of %s are %s.".formatted(type.name(), String.join(", ", type.bands())));
            }
        }

        private AskedTypes.@Nullable AskedType type(String path, @Nullable String key) {
            var type = key == null ? null : types.find(key).orElse(null);
            if (key != null && type == null) {
                var known = types.list().stream().map(AskedTypes.AskedType::key).collect(Collectors.joining(", "));
                fault(path + ".survey", "There are no surveys of the type '%s'. Types: %s.".formatted(key, known));
            }
            return type;
        }

        private void fault(String path, String message) {
            faults.add(new Fault(path, message));
        }
    }
}
