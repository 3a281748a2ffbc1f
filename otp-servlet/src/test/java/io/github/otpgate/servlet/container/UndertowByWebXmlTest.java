package io.github.otpgate.servlet.container;

class UndertowByWebXmlTest extends ContainerSuite implements PatienceTests {

    UndertowByWebXmlTest() {
        super(UndertowContainer::new, "by-web-xml");
    }
}
