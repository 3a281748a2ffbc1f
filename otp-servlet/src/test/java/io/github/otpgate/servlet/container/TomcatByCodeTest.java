package io.github.otpgate.servlet.container;

import org.junit.jupiter.api.Tag;

@Tag("servlet-6.0")
class TomcatByCodeTest extends ContainerSuite {

    TomcatByCodeTest() {
        super(TomcatContainer::new, "by-code");
    }
}
