package io.github.otpgate.servlet.container;

class JettyByCodeTest extends ContainerSuite {

    JettyByCodeTest() {
        super(JettyContainer::new, "by-code");
    }
}
