package io.github.otpgate.testkit.smscn;

/** The vendor's codes and words. */
enum Stat {
    OK(100, "发送成功"),
    WRONG_CREDENTIALS(101, "验证失败"),
    NO_BALANCE(102, "短信不足"),
    FAILED(103, "操作失败"),
    ILLEGAL_CHARACTERS(104, "非法字符"),
    TOO_MUCH_CONTENT(105, "内容过多"),
    TOO_MANY_NUMBERS(106, "号码过多"),
    TOO_FREQUENT(107, "频率过快"),
    NUMBER_OR_CONTENT_EMPTY(108, "号码内容空"),
    FROZEN(109, "账号冻结"),
    WRONG_NUMBER(112, "号码错误"),
    LOCKED(114, "账号被锁，10分钟后登录"),
    NO_INTERFACE(116, "禁止接口发送"),
    WRONG_ADDRESS(117, "绑定IP不正确"),
    MALFORMED_TIMESTAMP(118, "验证时间戳格式不对"),
    OUT_OF_TIME(119, "超过验证时效"),
    REPEATED(124, "重复提交过多"),
    HOURLY_LIMIT(151, "每小时发送量限制"),
    DAILY_LIMIT(152, "每天发送量限制"),
    NO_TEMPLATE(161, "未添加短信模板"),
    MALFORMED_TEMPLATE(162, "模板格式不正确"),
    WRONG_TEMPLATE(163, "模板ID不正确"),
    TEMPLATE_MISMATCH(164, "全文模板不匹配"),
    TEMPLATE_IN_REVIEW(167, "模板审核中"),
    TEMPLATE_REJECTED(168, "模板审核不通过"),
    VALUE_TOO_LONG(169, "变量内容超过限制");

    private final int code;
    private final String chinese;

    Stat(int code, String chinese) {
        this.code = code;
        this.chinese = chinese;
    }

    String code() {
        return Integer.toString(code);
    }

    /** In English the document shows one message only. */
    String message(boolean english) {
        if (!english) {
            return chinese;
        }
        return this == OK ? "SUCCESS" : "ERROR";
    }
}
