package io.github.otpgate.testkit.apiv1;

/** How a callback is sent; the document does not say. */
public enum CallbackEncoding {
    /** A POST of JSON. */
    JSON,
    /** A POST of a form. */
    FORM,
    /** A GET with a query. */
    GET
}
