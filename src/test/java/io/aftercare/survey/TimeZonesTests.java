package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeZonesTests {

    @Test
    void findsTheNameThatTheDatabaseHasForOneThatItLacks() {
        var names = TimeZones.named(
                List.of("UTC", "Asia/Kolkata", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "posix/Europe/Berlin"));

        assertThat(names)
                .containsEntry("Asia/Calcutta", "Asia/Kolkata")
                .containsEntry("America/Buenos_Aires", "America/Argentina/Buenos_Aires")
                .containsEntry("Asia/Kolkata", "Asia/Kolkata")
                .containsEntry("SystemV/EST5", "Etc/GMT+5")
                .doesNotContainKeys("Europe/Berlin", "posix/Europe/Berlin", "SystemV/EST5EDT");
    }
}
