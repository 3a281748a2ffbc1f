package io.github.otpgate.testkit.apiv1;

/** How a list of reports or replies is written. The document shows one that is no JSON; a real server may do either. */
public enum ReportShape {
    /** {@code "data":[…]}. */
    ARRAY,
    /** {@code "data":{"list":[…]}}. */
    WRAPPED,
    /** {@code "data":{[…]}"message":…}, as the document shows it. */
    DOCUMENTED_BROKEN,
    /** {@code "data":[…]}, but {@code "data":null} where there is nothing. */
    EMPTY_NULL
}
