package io.github.otpgate.testkit.haotingyun;

/** Ways in which the vendor's wire differs from its document, each seen from a real account; all off by default. */
public enum Quirk {

    /** Every failure carries {@code "msg": null}. */
    NULL_MSG,

    /** The keys of every object come in the opposite order. */
    KEYS_REORDERED,

    /** A failure comes with HTTP 200; its body still says 400. */
    FAILURE_AS_200,

    /** The items of a batch answer come in another order than the numbers of the request. */
    ITEMS_SHUFFLED,

    /** Every object has a key that no document knows; in a signed push it is signed with the others. */
    UNKNOWN_FIELDS,

    /** Everything is pushed twice. */
    PUSHED_TWICE,

    /** What is pushed is encoded once more before it becomes a form value. */
    PUSHED_DOUBLE_ENCODED,

    /** Replies are pushed with a signature made with another key. */
    WRONG_SIGN
}
