package io.github.otpgate.testkit.apiv1;

/** What the vendor refuses a request for. The document gives no codes, so these are a simulator's own and can be changed. */
public enum Problem {
    /** No such account, or another password. */
    WRONG_CREDENTIALS("01", "账号或密码错误"),
    /** The account may not be used from here. */
    ADDRESS_NOT_ALLOWED("02", "IP未授权"),
    /** A parameter is missing or empty. */
    PARAMETER_MISSING("03", "参数缺失"),
    /** One of the numbers is none. */
    WRONG_NUMBER("04", "手机号码格式错误"),
    /** A prepaid account has too little left. */
    NO_BALANCE("05", "余额不足"),
    /** More than 3000 numbers. */
    TOO_MANY_NUMBERS("06", "手机号码超过3000个"),
    /** A text of more than 500 characters. */
    CONTENT_TOO_LONG("07", "内容超过500字"),
    /** An extension that is not a positive whole number. */
    WRONG_EXT_NO("08", "扩展号只能为正整数"),
    /** Not a form, or not in UTF-8. */
    UNREADABLE("09", "编码错误"),
    /** A task of that id has been taken before. */
    REPEATED_TASK("99", "任务id重复");

    private final String code;
    private final String message;

    Problem(String code, String message) {
        this.code = code;
        this.message = message;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
