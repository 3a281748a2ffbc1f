package io.github.otpgate.testkit.junit.example;

import io.github.otpgate.testkit.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page shows is what runs here, and in the starter's tests. */
class TestingPageTest {

    @Test
    void page_everySnippet_standsInATest() {
        new Page("testing.md")
                .assertShows(
                        5,
                        List.of(
                                Path.of("src/test/java/io/github/otpgate/testkit/junit/example"),
                                Path.of("../otp-spring-starter/src/test/java/io/github/otpgate/spring/testing")));
    }
}
