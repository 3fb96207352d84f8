package io.aftercare.identity;

import java.util.List;

/** Users who are notified and given tasks together. */
public record Team(TeamId id, String name, List<User> members) {}
