package io.github.otpgate.template;

import java.util.List;
import java.util.Optional;

/**
 * The nine templates that every Haotingyun account may use without approval of its own.
 *
 * <p>Source: the vendor's table of default templates. Rows 7 to 9 are garbled in some copies; these are the texts that
 * match.
 */
public final class DefaultTemplates {

    private static final List<Template> ALL = List.of(
            new Template("【#company#】您的验证码是#code#"),
            new Template("【#company#】您的验证码是#code#。如非本人操作，请忽略本短信"),
            new Template("【#company#】亲爱的#name#，您的验证码是#code#。如非本人操作，请忽略本短信"),
            new Template("【#company#】亲爱的#name#，您的验证码是#code#。有效期为#hour#小时，请尽快验证"),
            new Template("【#company#】感谢您注册#app#，您的验证码是#code#"),
            new Template("【#company#】欢迎使用#app#，您的手机验证码是#code#。本条信息无需回复"),
            new Template("【#company#】正在找回密码，您的验证码是#code#"),
            new Template("【#company#】激活码是#code#。如非本人操作，请致电#tel#"),
            new Template("【#company#】#code#(#app#手机动态码，请完成验证)，如非本人操作，请忽略本短信"));

    private DefaultTemplates() {}

    /** The template of that number, 1 to 9. */
    public static Optional<Template> ofNumber(int number) {
        return number >= 1 && number <= ALL.size() ? Optional.of(ALL.get(number - 1)) : Optional.empty();
    }

    /** How many there are. */
    public static int count() {
        return ALL.size();
    }
}
