package io.github.otpgate.testkit;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page shows is what the filter's module compiles and runs. */
class ServletPageTest {

    @Test
    void page_everySnippet_standsInASource() {
        new Page("servlet.md")
                .assertShows(0, List.of(Path.of("../otp-servlet/src/test/java/io/github/otpgate/servlet/example")));
    }
}
