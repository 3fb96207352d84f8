package io.aftercare.segment;

import java.util.List;
import java.util.Optional;

/** Knows the types that surveys have. The module that has surveys has a bean of this kind. */
public interface AskedTypes {

    /**
     * @param key such as {@code nps}
     * @param name such as {@code NPS}
     * @param lowest score
     * @param highest score
     * @param bands keys of its bands, lowest first
     */
    record AskedType(String key, String name, int lowest, int highest, List<String> bands) {

        public AskedType {
            bands = List.copyOf(bands);
        }
    }

    List<AskedType> list();

    default Optional<AskedType> find(String key) {
        return list().stream().filter(type -> type.key().equals(key)).findAny();
    }
}
