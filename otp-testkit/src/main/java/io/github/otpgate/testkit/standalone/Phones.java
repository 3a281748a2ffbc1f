package io.github.otpgate.testkit.standalone;

/** The phones of a vendor that tells what they write back. */
@FunctionalInterface
interface Phones {

    void reply(String phone, String text);
}
