package io.github.otpgate.testkit.readme;

import io.github.otpgate.testkit.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Java of the README is some that compiles, here and in the modules that it is about. */
class ReadmeTest {

    @Test
    void readme_everySnippet_standsInASource() {
        new Page("../README.md")
                .assertShows(
                        3,
                        List.of(
                                Path.of("src/test/java/io/github/otpgate/testkit/readme"),
                                Path.of("../otp-servlet/src/test/java/io/github/otpgate/servlet/example"),
                                Path.of("../otp-spring-starter/src/test/java/io/github/otpgate/spring/example")));
    }
}
