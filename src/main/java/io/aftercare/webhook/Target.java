package io.aftercare.webhook;

import java.util.List;

/**
 * A webhook as it is called.
 *
 * @param secrets that sign, the newest first
 */
record Target(Webhook webhook, List<Secret> secrets) {}
