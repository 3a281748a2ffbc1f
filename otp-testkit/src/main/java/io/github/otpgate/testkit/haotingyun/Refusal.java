package io.github.otpgate.testkit.haotingyun;

import org.jspecify.annotations.Nullable;

/** Why the vendor does not send: its code and its words. */
record Refusal(int code, @Nullable String msg, String detail) {

    static final Refusal BAD_API_KEY = new Refusal(-1, "非法的apikey", "请检查的apikey是否正确");
    static final Refusal BAD_ADDRESS = new Refusal(-3, "IP没有权限", "请检查IP是否在白名单中");
    static final Refusal TOO_OFTEN = new Refusal(-5, "访问频率超限", "请求过于频繁，请稍后重试");
    static final Refusal NOT_OPENED = new Refusal(-11, "用户未开启该功能", "该接口默认不开放，请向客服申请开通");
    static final Refusal BAD_NUMBER = new Refusal(2, "请求参数格式错误", "请按照规定格式输入手机号");
    static final Refusal TOO_MANY_NUMBERS = new Refusal(2, "请求参数格式错误", "手机号个数不能超过1000");
    static final Refusal BAD_CODE_VALUE = new Refusal(2, "请求参数格式错误", "验证码类模板#code#值长度必须1-16个字，且只能是字母和数字");
    static final Refusal NO_BALANCE = new Refusal(3, "账户余额不足", "账户需要充值，请充值后重试");
    static final Refusal NO_TEMPLATE = new Refusal(5, "未自动匹配到合适的模板", "请检查短信内容是否与已审核通过的模板一致");
    static final Refusal NO_SUCH_TEMPLATE = new Refusal(5, "未找到对应id的模板", "请检查模板id是否正确");
    static final Refusal TEMPLATE_UNSIGNED = new Refusal(6, "添加模板失败", "模板开头必须带签名，如【豪霆云】");
    static final Refusal TEMPLATE_NOT_APPROVED = new Refusal(7, "模板不可用", "模板未审核通过");
    static final Refusal SAME_CONTENT_30_SECONDS = new Refusal(8, "同一手机号30秒内重复提交相同的内容", "请检查是否同一手机号在30秒内重复提交相同的内容");
    static final Refusal SAME_CONTENT_5_MINUTES =
            new Refusal(9, "同一手机号5分钟内重复提交相同的内容超过3次", "为避免重复发送骚扰用户，同一手机号5分钟内相同内容最多允许发3次");
    static final Refusal BLACKLISTED = new Refusal(10, "手机号黑名单过滤", "手机号在黑名单列表中");
    static final Refusal NOT_POST = new Refusal(11, "接口不支持GET方式调用", "请使用POST方式调用");
    static final Refusal UNREADABLE = new Refusal(14, "解码失败", "请确认内容编码是否为UTF-8");
    static final Refusal BAD_SIGNATURE = new Refusal(16, "签名格式不正确", "短信内容须以一个已审核的【签名】开头");
    static final Refusal COUNTS_DIFFER = new Refusal(25, "手机号和内容个数不匹配", "手机号和内容的个数必须一致");

    static Refusal missing(String parameter) {
        return new Refusal(1, "请求参数缺失", "补充必须传入的参数：" + parameter);
    }

    static Refusal malformed(String parameter) {
        return new Refusal(2, "请求参数格式错误", "参数 " + parameter + " 格式不正确");
    }

    static Refusal blackWord(String word) {
        return new Refusal(4, "关键词屏蔽", "关键词 " + word + " 为屏蔽词，不允许发送");
    }

    static Refusal hourly(int limit) {
        String words = "验证码类短信1小时内同一手机号发送次数不能超过" + limit + "次";
        return new Refusal(22, words, words);
    }

    static Refusal daily(int limit) {
        return new Refusal(17, "24小时内同一手机号发送次数超过限制", "同一手机号24小时内最多发送" + limit + "次");
    }

    /** The vendor really sends {@code "msg": null} with this one. */
    static Refusal sameTemplate(String number) {
        return new Refusal(33, null, "号码：" + number + ", 超过频率，同一个手机号同一验证码模板每30秒只能发送一条");
    }
}
