package io.aftercare.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Somebody of the company: signs in, gets notified, lends name and address to a survey's sender. */
public record User(UserId id, String email, String name, Role role) {

    static User read(ResultSet row, int number) throws SQLException {
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("email"),
                row.getString("name"),
                Role.withKey(row.getString("role")));
    }
}
