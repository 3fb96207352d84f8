package io.aftercare.identity;

import io.aftercare.common.Refusal;
import org.springframework.stereotype.Service;

/** Changes a password by whom it belongs to, who shows the present one. Tries count as those to sign in do. */
@Service
public class OwnPassword {

    private final Users users;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    OwnPassword(Users users, Passwords passwords, SignInThrottle throttle) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /**
     * Changes the password and signs the user out everywhere else.
     *
     * @param place the network address that the try comes from
     * @param session the id of the session that stays
     * @throws Refusal {@code wrong-password}, {@code too-many-tries}, {@code weak-password}, {@code user-not-found}
     */
    public void change(UserId id, String present, String next, String place, String session) {
        var user = users.get(id);
        var attempt = throttle.begin(user.email(), place)
                .orElseThrow(() -> Refusal.conflict(
                        "too-many-tries", "There were too many tries. Wait a quarter of an hour, then try again."));
        if (passwords.check(user.email(), present).isEmpty()) {
            throw Refusal.unprocessable(
                    "wrong-password", "This is not your present password. Check it, then try again.");
        }
        attempt.succeeded();
        passwords.setWithin(session, id, next);
    }
}
