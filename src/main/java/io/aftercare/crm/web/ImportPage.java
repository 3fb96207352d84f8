package io.aftercare.crm.web;

/**
 * What the import of contacts and that of tickets call things.
 *
 * @param things in the plural
 * @param path of the import
 * @param list the path of the list
 * @param hint what to know about the values
 */
public record ImportPage(String things, String path, String list, String hint) {

    static final ImportPage OF_CONTACTS = new ImportPage(
            "contacts",
            "/contacts/import",
            "/contacts",
            "Only email is needed. A contact with this address is updated, and an empty cell leaves what is there."
                    + " Numbers have a decimal point, and days look like 2026-03-31.");

    static final ImportPage OF_TICKETS = new ImportPage(
            "tickets",
            "/tickets/-/import",
            "/tickets",
            "Only ownerEmail may be empty or absent. The pipeline is named by its key, and the contact must be known"
                    + " already. Imported tickets are open, and importing starts no survey.");
}
