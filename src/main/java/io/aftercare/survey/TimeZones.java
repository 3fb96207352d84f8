package io.aftercare.survey;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * By which names the database knows time zones. It may lack such as Asia/Calcutta, which stand for newer ones: many systems
 * leave them out. What it knows is asked once.
 */
@Component
public class TimeZones {

    private final Supplier<Map<String, String>> names;

    TimeZones(JdbcClient jdbc) {
        names = SingletonSupplier.of(() -> named(jdbc.sql("select name from pg_timezone_names")
                .query((row, at) -> row.getString("name"))
                .list()));
    }

    /** The names that need no other, in their order. */
    public List<String> common() {
        return names().entrySet().stream()
                .filter(name -> name.getKey().equals(name.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** By name, the name by which the database knows the same time zone. */
    public Map<String, String> renamed() {
        return names().entrySet().stream()
                .filter(name -> !name.getKey().equals(name.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The name by which the database knows this time zone; none if it cannot reckon with it. */
    public Optional<String> inDatabase(String name) {
        return Optional.ofNullable(names().get(name));
    }

    private Map<String, String> names() {
        return Objects.requireNonNull(names.get());
    }

    /** Two names stand for the same time zone if they have the same rules, for all of history. */
    static Map<String, String> named(Collection<String> known) {
        var all = ZoneId.getAvailableZoneIds();
        var shared = new TreeSet<>(known);
        shared.retainAll(all);
        var byRules = new HashMap<ZoneRules, String>();
        shared.forEach(name -> byRules.putIfAbsent(rules(name), name));
        var names = new TreeMap<String, String>();
        all.stream()
                .filter(name -> byRules.containsKey(rules(name)))
                .forEach(name -> names.put(name, shared.contains(name) ? name : byRules.get(rules(name))));
        return names;
    }

    private static ZoneRules rules(String name) {
        return ZoneId.of(name).getRules();
    }
}
