package io.github.otpgate.testkit.smscn;

/** One call that is to be made; the id is empty where the caller gave none. */
record Call(String number, String id, String spoken) {

    @Override
    public String toString() {
        return "Call[redacted]";
    }
}
