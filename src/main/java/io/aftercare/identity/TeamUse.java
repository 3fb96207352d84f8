package io.aftercare.identity;

import java.util.List;

/** Knows who would miss a team. Each module that keeps names of teams has a bean of this kind. */
public interface TeamUse {

    /** What is live and names the team, in whatever case, in words for people such as {@code survey 'Loyalty'}. */
    List<String> usersOf(String team);
}
