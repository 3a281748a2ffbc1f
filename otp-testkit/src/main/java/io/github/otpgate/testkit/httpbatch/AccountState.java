package io.github.otpgate.testkit.httpbatch;

/** In which state an account or its platform is; all but the first refuse every send. */
public enum AccountState {
    /** Everything works. */
    ACTIVE(0),
    /** Code 104: the platform is busy. */
    BUSY(104),
    /** Code 110: nothing is sent at this time of the day. */
    OUTSIDE_HOURS(110),
    /** Code 111: the account has sent its month's messages. */
    MONTH_USED_UP(111),
    /** Code 115: the automatic review rejects everything. */
    UNDER_REVIEW(115),
    /** Code 117: the caller's address is not the registered one. */
    FOREIGN_ADDRESS(117),
    /** Code 118: the account may not send. */
    WITHOUT_PERMISSION(118),
    /** Code 119: the account has expired. */
    EXPIRED(119);

    private final int code;

    AccountState(int code) {
        this.code = code;
    }

    /** What a send is answered; 0 if it is looked at. */
    public int code() {
        return code;
    }
}
