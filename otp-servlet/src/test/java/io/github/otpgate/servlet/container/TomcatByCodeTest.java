package io.github.otpgate.servlet.container;

class TomcatByCodeTest extends ContainerSuite {

    TomcatByCodeTest() {
        super(TomcatContainer::new, "by-code");
    }
}
