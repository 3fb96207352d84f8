package io.aftercare.identity;

/** A sign-in that the sign-in page shows to everybody: only the local start's demo users have one. */
public record SignInHint(String email, String password, String name, String role) {}
