package io.aftercare.automation.action;

/**
 * What is wrong with a list of actions.
 *
 * @param path the setting, such as {@code actions[2].then[0].subject}, or an action as a whole
 * @param message what is wrong and what to do; it may repeat what the author wrote
 */
public record Fault(String path, String message) {}
