package io.github.otpgate.servlet.container;

import org.junit.jupiter.api.Tag;

@Tag("servlet-6.0")
class TomcatByWebXmlTest extends ContainerSuite implements PatienceTests {

    TomcatByWebXmlTest() {
        super(TomcatContainer::new, "by-web-xml");
    }
}
