package io.aftercare.identity;

import java.util.Set;

/** An API key as Aftercare knows it: its holder's name for it and what it allows. The key itself is not kept. */
public record ApiKey(ApiKeyId id, String name, Set<Scope> scopes) {}
