package io.aftercare.crm;

import java.util.List;

/** Knows who would miss a property. Each module that keeps properties which people chose has a bean of this kind. */
public interface PropertyUse {

    /** The places that need the property, in words for people such as {@code survey 'Loyalty'}. */
    List<String> usersOf(String property);
}
