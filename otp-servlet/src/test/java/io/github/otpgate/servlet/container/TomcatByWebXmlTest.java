package io.github.otpgate.servlet.container;

class TomcatByWebXmlTest extends ContainerSuite implements PatienceTests {

    TomcatByWebXmlTest() {
        super(TomcatContainer::new, "by-web-xml");
    }
}
