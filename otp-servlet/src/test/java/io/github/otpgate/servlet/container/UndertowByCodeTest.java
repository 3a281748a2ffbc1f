package io.github.otpgate.servlet.container;

class UndertowByCodeTest extends ContainerSuite {

    UndertowByCodeTest() {
        super(UndertowContainer::new, "by-code");
    }
}
