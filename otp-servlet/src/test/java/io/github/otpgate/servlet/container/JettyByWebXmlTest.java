package io.github.otpgate.servlet.container;

class JettyByWebXmlTest extends ContainerSuite implements PatienceTests {

    JettyByWebXmlTest() {
        super(JettyContainer::new, "by-web-xml");
    }
}
