package io.github.otpgate.testkit.httpbatch;

/** The platform's word on one number of one send. */
record Report(String msgid, String mobile, String status) {}
