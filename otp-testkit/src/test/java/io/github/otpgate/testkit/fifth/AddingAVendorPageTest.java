package io.github.otpgate.testkit.fifth;

import io.github.otpgate.testkit.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page shows is what compiles here. */
class AddingAVendorPageTest {

    @Test
    void page_everySnippet_standsInTheFifthVendor() {
        new Page("adding-a-vendor.md")
                .assertShows(10, List.of(Path.of("src/test/java/io/github/otpgate/testkit/fifth")));
    }
}
